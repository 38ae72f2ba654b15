package safecity.accreditation.scheme;

import java.util.List;

/**
 * A section of a scheme's application form.
 *
 * @param code        such as {@code overview} or {@code criterion-2}
 * @param criterion   number of the criterion that the section is about, null for a general section
 * @param pageLimit   pages that the section may have in each language
 * @param limitSource where the limit comes from: {@code form} (the certifying centre's) or {@code house} (ours)
 * @param published   whether the certifying centre publishes the text
 * @param draftedBy   duty of the department that drafts it
 * @param questions   what it has to answer
 */
public record SchemeSection(
        String code,
        String nameKo,
        String nameEn,
        String criterion,
        int pageLimit,
        String limitSource,
        boolean published,
        String draftedBy,
        List<BilingualText> questions) {

    public SchemeSection {
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    /** How people call it: {@code 기준 2 손상감시체계}. */
    public String titleKo() {
        return criterion == null ? nameKo : "기준 " + criterion + " " + nameKo;
    }
}
