package safecity.accreditation;

import java.util.Arrays;
import java.util.List;
import safecity.engine.ModelBean;
import safecity.refusal.Refusal;

/** What a report says: a chapter for each criterion, and a summary in English. Each writing is a revision of its own. */
@ModelBean("annualReportTexts")
public class AnnualReportTexts {

    private static final String SUMMARY = "summary-en";

    private final AnnualReportRecord record;

    AnnualReportTexts(AnnualReportRecord record) {
        this.record = record;
    }

    /** The newest text of a chapter, by the criterion's number, or of {@code summary-en}; null when there is none. */
    public String chapter(String projectKey, int year, String section) {
        return record.text(projectKey, year, section);
    }

    /** @throws Refusal {@code annualReport.textMissing} */
    public void compiled(
            String projectKey,
            int year,
            String chapter1,
            String chapter2,
            String chapter3,
            String chapter4,
            String chapter5,
            String chapter6,
            String actor) {
        List<String> chapters = Arrays.asList(chapter1, chapter2, chapter3, chapter4, chapter5, chapter6);
        for (int i = 0; i < chapters.size(); i++) {
            needed(chapters.get(i), "chapter" + (i + 1));
            record.write(projectKey, year, String.valueOf(i + 1), chapters.get(i), actor);
        }
    }

    /** @throws Refusal {@code annualReport.textMissing} */
    public void translated(String projectKey, int year, String summary, String actor) {
        needed(summary, "englishSummary");
        record.write(projectKey, year, SUMMARY, summary, actor);
    }

    /** A report that came back from the approval or from the support centre has been mended. */
    public void corrected(String projectKey, int year, String correction, String summary, String actor) {
        needed(correction, "correction");
        translated(projectKey, year, summary, actor);
        record.step(projectKey, year, "correction", "corrected", correction, actor);
    }

    static void needed(String text, String field) {
        if (text == null || text.isBlank()) {
            throw Refusal.of("annualReport.textMissing").field(field);
        }
    }
}
