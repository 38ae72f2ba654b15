package safecity.accreditation.scheme;

import java.util.List;

/**
 * One criterion of a {@link Scheme}.
 *
 * @param no       its number in the scheme, such as {@code 2}
 * @param code     how programmes name it, such as {@code surveillance}
 * @param asksKo   what it asks of a community
 * @param evidence what typically proves it
 */
public record Criterion(
        String no,
        String code,
        String nameKo,
        String nameEn,
        String asksKo,
        String asksEn,
        List<CriterionEvidence> evidence) {

    public Criterion {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** How people call it in a list: {@code 2 손상감시체계}. */
    public String numberedKo() {
        return no + " " + nameKo;
    }
}
