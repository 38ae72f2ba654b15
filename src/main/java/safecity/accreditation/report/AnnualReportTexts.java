package safecity.accreditation.report;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.SchemeChoices;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.models.ModelBean;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/**
 * What a report says: a chapter for each criterion of the project's scheme, and a summary in English. Each writing is a
 * revision of its own.
 */
@ModelBean("annualReportTexts")
public class AnnualReportTexts {

    private static final String SUMMARY = "summary-en";
    /** Decisions with which a report goes back to its chapters. */
    private static final Set<String> BACK = Set.of("supplement", "amended");

    private final AnnualReportRepository record;
    private final Projects projects;
    private final Schemes schemes;

    AnnualReportTexts(AnnualReportRepository record, Projects projects, Schemes schemes) {
        this.record = record;
        this.projects = projects;
        this.schemes = schemes;
    }

    /** The newest text of a chapter, by the criterion's number, or of {@code summary-en}; null when there is none. */
    public @Nullable String chapter(String projectKey, int year, String section) {
        return record.text(projectKey, year, section);
    }

    /** {@code 2. 손상감시체계}. */
    public String title(String projectKey, String chapter) {
        return chapter + ". " + criterion(projectKey, chapter).nameKo();
    }

    /** What the criterion asks of which the chapter is to tell. */
    public String asks(String projectKey, String chapter) {
        return criterion(projectKey, chapter).asksKo();
    }

    /** Numbers of the chapters that have not been written, or not since they were sent back. */
    public List<String> unwritten(String projectKey, int year) {
        Set<String> written = record.written(projectKey, year);
        return chapters(projectKey).stream()
                .filter(chapter -> !written.contains(chapter))
                .toList();
    }

    /** @throws Refusal {@code annualReport.textMissing}, {@code annualReport.chapterUnknown} */
    public void written(String projectKey, int year, String chapter, String body, String actor) {
        needed(body, "body");
        record.write(projectKey, year, criterion(projectKey, chapter).no(), body, actor);
    }

    /**
     * Review or deliberation has decided; a chapter that has to be mended is to be written again.
     *
     * @throws Refusal {@code annualReport.chapterUnknown}
     */
    public void reviewed(String projectKey, int year, ChapterReviewEntry entry, String actor) {
        if (BACK.contains(entry.decision())) {
            boolean all = entry.supplementChapter() == null
                    || entry.supplementChapter().isBlank()
                    || entry.supplementChapter().equals(SchemeChoices.ALL);
            (all
                            ? chapters(projectKey)
                            : List.of(criterion(projectKey, entry.supplementChapter())
                                    .no()))
                    .forEach(one -> record.sendBack(projectKey, year, one, actor));
        }
    }

    /** @throws Refusal {@code annualReport.textMissing} */
    public void translated(String projectKey, int year, String summary, String actor) {
        needed(summary, "englishSummary");
        record.write(projectKey, year, SUMMARY, summary, actor);
    }

    /** A report that came back from the approval or from the support centre has been mended. */
    public void corrected(String projectKey, int year, ReportCorrectionEntry entry, String actor) {
        needed(entry.correction(), "correction");
        translated(projectKey, year, entry.englishSummary(), actor);
        record.step(projectKey, year, "correction", "corrected", entry.correction(), actor);
    }

    private List<String> chapters(String projectKey) {
        return scheme(projectKey).criteria().stream().map(Criterion::no).toList();
    }

    private Criterion criterion(String projectKey, String chapter) {
        return scheme(projectKey)
                .criterion(chapter)
                .orElseThrow(
                        () -> Refusal.of("annualReport.chapterUnknown", chapter).field("supplementChapter"));
    }

    private Scheme scheme(String projectKey) {
        return schemes.scheme(projects.get(projectKey).scheme());
    }

    static void needed(String text, String field) {
        if (text == null || text.isBlank()) {
            throw Refusal.of("annualReport.textMissing").field(field);
        }
    }
}
