package safecity.accreditation.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind a report. */
@Component
class AnnualReportRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AnnualReportRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(String projectKey, int year, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report (project_key, report_year, opened_at, opened_by) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """).params(projectKey, year, now(), actor).update();
    }

    void step(String projectKey, int year, String step, String decision, @Nullable String remark, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report_step (project_key, report_year, step, decision, remark, happened_at, done_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, year, step, decision, remark == null ? "" : remark, now(), actor)
                .update();
    }

    String lastRemark(String projectKey, int year, String step) {
        return jdbc.sql("""
                SELECT remark FROM annual_report_step WHERE project_key = ? AND report_year = ? AND step = ?
                ORDER BY id DESC LIMIT 1
                """)
                .params(projectKey, year, step)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The remark of the last of the steps that can send a report back, if that one did. */
    String returnRemark(String projectKey, int year) {
        return jdbc.sql("""
                SELECT CASE WHEN decision IN ('supplement', 'amended', 'correct') THEN remark ELSE '' END
                FROM annual_report_step
                WHERE project_key = ? AND report_year = ? AND step IN ('review', 'deliberation', 'receipt')
                ORDER BY id DESC LIMIT 1
                """)
                .params(projectKey, year)
                .query(String.class)
                .optional()
                .orElse("");
    }

    boolean isAccepted(String projectKey, int year) {
        return jdbc.sql("""
                SELECT count(*) FROM annual_report_step
                WHERE project_key = ? AND report_year = ? AND step = 'receipt' AND decision = 'accept'
                """).params(projectKey, year).query(Integer.class).single() > 0;
    }

    /** Whether the report of a year was begun here. */
    boolean isOpen(String projectKey, int year) {
        return jdbc.sql("SELECT count(*) FROM annual_report WHERE project_key = ? AND report_year = ?")
                        .params(projectKey, year)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    int accepted(String projectKey) {
        return jdbc.sql("""
                SELECT count(*) FROM annual_report_step
                WHERE project_key = ? AND step = 'receipt' AND decision = 'accept'
                """).param(projectKey).query(Integer.class).single();
    }

    void statistics(
            String projectKey, int year, long injuryDeaths, long ambulanceCases, String analysis, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report_statistics
                    (project_key, report_year, injury_deaths, ambulance_cases, analysis, updated_at, updated_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, year, injuryDeaths, ambulanceCases, analysis, now(), actor)
                .update();
    }

    void write(String projectKey, int year, String section, String body, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report_text (project_key, report_year, section, revision, body, written_at, written_by)
                SELECT :project, :year, :section, coalesce(max(revision), 0) + 1, :body, :now, :actor
                FROM annual_report_text WHERE project_key = :project AND report_year = :year AND section = :section
                """)
                .param("project", projectKey)
                .param("year", year)
                .param("section", section)
                .param("body", body)
                .param("now", now())
                .param("actor", actor)
                .update();
    }

    /** Null when nothing has been written. */
    @Nullable
    String text(String projectKey, int year, String section) {
        return jdbc.sql("""
                SELECT body FROM annual_report_text WHERE project_key = ? AND report_year = ? AND section = ?
                ORDER BY revision DESC LIMIT 1
                """)
                .params(projectKey, year, section)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The sections of which the newest revision was not sent back. */
    Set<String> written(String projectKey, int year) {
        return jdbc.sql("""
                SELECT section FROM annual_report_text t WHERE project_key = ? AND report_year = ?
                    AND NOT EXISTS (SELECT 1 FROM annual_report_text later WHERE later.project_key = t.project_key
                        AND later.report_year = t.report_year AND later.section = t.section AND later.revision > t.revision)
                    AND NOT EXISTS (SELECT 1 FROM annual_report_return r WHERE r.project_key = t.project_key
                        AND r.report_year = t.report_year AND r.section = t.section AND r.revision = t.revision)
                """).params(projectKey, year).query(String.class).set();
    }

    /** Sends the newest revision of a section back, if it has one. */
    void sendBack(String projectKey, int year, String section, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report_return (project_key, report_year, section, revision, returned_at, returned_by)
                SELECT project_key, report_year, section, max(revision), ?, ? FROM annual_report_text
                WHERE project_key = ? AND report_year = ? AND section = ? GROUP BY project_key, report_year, section
                """).params(now(), actor, projectKey, year, section).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
