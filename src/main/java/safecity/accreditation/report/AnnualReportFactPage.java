package safecity.accreditation.report;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a yearly report: who contributed, its figures and texts, what became of it. */
@Component
class AnnualReportFactPage implements FactSource {

    @Override
    public String kind() {
        return "annual-reports";
    }

    @Override
    public Set<String> milestones() {
        return Set.of();
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.ANNUAL_REPORT);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT r.report_year::text AS id, r.report_year::text AS title, CASE WHEN EXISTS (SELECT FROM annual_report_step s
                    WHERE s.project_key = r.project_key AND s.report_year = r.report_year AND s.step = 'receipt' AND s.decision = 'accept')
                    THEN 'received' ELSE 'preparing' END AS state, r.opened_at AS from_at,
                    lead(r.opened_at) OVER (ORDER BY r.report_year) AS to_at
                FROM annual_report r WHERE r.project_key = :project ORDER BY r.report_year
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("statistics", """
                SELECT injury_deaths, ambulance_cases, analysis, updated_at, updated_by FROM annual_report_statistics_as_corrected
                WHERE project_key = :project AND report_year = :id::integer ORDER BY id DESC
                """),
                new Part("contributions", """
                SELECT role, kind AS contribution, programme_count, summary, submitted_at, submitted_by FROM annual_report_contribution_as_corrected
                WHERE project_key = :project AND report_year = :id::integer ORDER BY role
                """),
                new Part("texts", """
                SELECT section, revision, body, written_at, written_by FROM (SELECT DISTINCT ON (section) * FROM annual_report_text
                    WHERE project_key = :project AND report_year = :id::integer ORDER BY section, revision DESC) newest ORDER BY section
                """),
                new Part("course", """
                SELECT step, decision, remark, happened_at, done_by FROM annual_report_step
                WHERE project_key = :project AND report_year = :id::integer ORDER BY id
                """));
    }
}
