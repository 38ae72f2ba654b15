package safecity.accreditation.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.project.Projects;
import safecity.release.Dated;
import safecity.release.Releasable;
import safecity.release.Releasable.Passage;
import safecity.release.ReleaseSource;

/** The yearly reports that were received, with their English summaries. */
@Component
class AnnualReportRelease implements ReleaseSource {

    private static final String SUMMARY = "summary-en";

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Schemes schemes;

    AnnualReportRelease(JdbcClient jdbc, Projects projects, Schemes schemes) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.schemes = schemes;
    }

    /** The newest text of a section. */
    private record Chapter(String section, int revision, String body) {}

    private record Figures(int injuryDeaths, int ambulanceCases, String analysis, int version) {}

    @Override
    public List<Releasable> of(String projectKey) {
        return jdbc.sql("""
                SELECT report_year FROM annual_report_step WHERE project_key = ? AND step = 'receipt' AND decision = 'accept'
                ORDER BY report_year DESC
                """).param(projectKey).query(Integer.class).list().stream()
                .map(year -> releasable(projectKey, year))
                .toList();
    }

    /** A report speaks for its year. */
    @Override
    public Map<Piece, Dated> days(String projectKey, Collection<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind().equals("report"))
                .collect(Collectors.toMap(
                        piece -> piece,
                        piece -> new Dated(LocalDate.of(Integer.parseInt(piece.ref()), 12, 31), Dated.Basis.COVERS),
                        (one, same) -> one));
    }

    private Releasable releasable(String projectKey, int year) {
        List<Chapter> chapters =
                jdbc.sql("""
                SELECT DISTINCT ON (section) section, revision, body FROM annual_report_text
                WHERE project_key = ? AND report_year = ? ORDER BY section, revision DESC
                """).params(projectKey, year).query(Chapter.class).list();
        List<Figures> figures =
                jdbc.sql("""
                SELECT injury_deaths, ambulance_cases, analysis, count(*) OVER () AS version FROM annual_report_statistics_as_corrected
                WHERE project_key = ? AND report_year = ? ORDER BY id DESC LIMIT 1
                """).params(projectKey, year).query(Figures.class).list();
        Scheme scheme = schemes.scheme(projects.get(projectKey).scheme());
        List<Passage> passages = new ArrayList<>();
        chapters.stream()
                .filter(chapter -> chapter.section().equals(SUMMARY))
                .forEach(chapter -> passages.add(new Passage("영문 요약", "Summary", null, chapter.body())));
        for (Chapter chapter : chapters) {
            scheme.criterion(chapter.section())
                    .map(criterion -> passage(criterion, chapter))
                    .ifPresent(passages::add);
        }
        figures.forEach(counted -> passages.add(new Passage(
                "손상 통계",
                "Injury statistics",
                "손상 사망 %,d명, 구급 이송 %,d건\n\n%s"
                        .formatted(counted.injuryDeaths(), counted.ambulanceCases(), counted.analysis()),
                "Injury deaths: %,d; ambulance transports: %,d\n\n%s"
                        .formatted(counted.injuryDeaths(), counted.ambulanceCases(), counted.analysis()))));
        int version = chapters.stream().mapToInt(Chapter::revision).sum()
                + figures.stream().mapToInt(Figures::version).sum();
        return new Releasable(
                "report",
                Integer.toString(year),
                Math.max(1, version),
                null,
                year + "년 연차보고서",
                "Annual report " + year,
                List.copyOf(passages));
    }

    private static Passage passage(Criterion criterion, Chapter chapter) {
        return new Passage(criterion.numberedKo(), criterion.no() + ". " + criterion.nameEn(), chapter.body(), null);
    }
}
