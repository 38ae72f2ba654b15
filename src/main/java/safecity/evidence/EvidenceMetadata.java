package safecity.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import safecity.engine.forms.PlainText;
import safecity.refusal.Refusal;

/**
 * What a person says about a document that they file.
 *
 * @param kind           the paper that a task asks for, such as 최종보고서; null for any other
 * @param criterion      number of the criterion in the project's scheme that it proves
 * @param effectiveFrom  first day of the period that it covers, which is not the day of its upload
 * @param owner          department that answers for it; null for the person's own
 * @param documentNumber registration number in the approval system (온나라), typed or imported
 * @param task           id of the task at which it is filed; null for the project as a whole
 */
record EvidenceMetadata(
        String title,
        @Nullable String kind,
        @Nullable String criterion,
        @Nullable String programme,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String owner,
        Publication publication,
        Retention retention,
        @Nullable String documentNumber,
        @Nullable String task) {

    private static final int TITLE = 200;
    private static final int NAME = 100;
    private static final int NUMBER = 60;

    /** @throws Refusal with the field and the rule */
    EvidenceMetadata checked(String fileName) {
        if (effectiveFrom != null && effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw Refusal.of("evidence.periodBackwards").field("effectiveTo");
        }
        String named = PlainText.line("title", title, TITLE);
        return new EvidenceMetadata(
                named == null ? fileName : named,
                PlainText.line("kind", kind, NAME),
                PlainText.line("criterion", criterion, 10),
                PlainText.line("programme", programme, NAME),
                effectiveFrom,
                effectiveTo,
                owner,
                publication == null ? Publication.PARTLY_OPEN : publication,
                retention == null ? Retention.TEN_YEARS : retention,
                PlainText.line("documentNumber", documentNumber, NUMBER),
                task == null || task.isBlank() ? null : task);
    }
}
