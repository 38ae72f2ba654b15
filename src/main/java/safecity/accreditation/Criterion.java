package safecity.accreditation;

import java.util.List;

/**
 * One criterion of a {@link Scheme}.
 *
 * @param no       its number in the scheme, such as {@code 2}
 * @param asksKo   what it asks of a community
 * @param evidence what typically proves it
 */
public record Criterion(
        String no, String nameKo, String nameEn, String asksKo, String asksEn, List<BilingualText> evidence) {

    public Criterion {
        evidence = List.copyOf(evidence);
    }
}
