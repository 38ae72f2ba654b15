package safecity.accreditation.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that departments and bodies give to a report. */
@Component
class AnnualReportContributionRepository {

    private static final String OF_REPORT = " WHERE project_key = ? AND report_year = ? ";

    private final JdbcClient jdbc;
    private final Clock clock;

    AnnualReportContributionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<String> duties(String projectKey, int year) {
        return jdbc.sql("SELECT role FROM annual_report_contribution" + OF_REPORT)
                .params(projectKey, year)
                .query(String.class)
                .list();
    }

    boolean submitted(String projectKey, int year, String duty) {
        return jdbc.sql("SELECT count(*) FROM annual_report_contribution" + OF_REPORT
                                + "AND role = ? AND kind = 'submit'")
                        .params(projectKey, year, duty)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(String projectKey, int year, String duty, String kind, long programmes, String summary, String actor) {
        jdbc.sql("""
                INSERT INTO annual_report_contribution
                    (project_key, report_year, role, kind, programme_count, summary, submitted_at, submitted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, year, duty, kind, programmes, summary == null ? "" : summary, now(), actor)
                .update();
    }

    void count(String projectKey, int year, String duty, String kind, long count) {
        if (count > 0) {
            jdbc.sql("""
                    INSERT INTO annual_report_network_activity (project_key, report_year, role, kind, count)
                    VALUES (?, ?, ?, ?, ?)
                    """).params(projectKey, year, duty, kind, count).update();
        }
    }

    void remind(String projectKey, int year, String duty) {
        jdbc.sql("INSERT INTO annual_report_reminder (project_key, report_year, role, reminded_at) VALUES (?, ?, ?, ?)")
                .params(projectKey, year, duty, now())
                .update();
    }

    int programmes(String projectKey, int year) {
        return jdbc.sql("SELECT coalesce(sum(programme_count), 0) FROM annual_report_contribution_as_corrected"
                        + OF_REPORT)
                .params(projectKey, year)
                .query(Integer.class)
                .single();
    }

    int networkActivities(String projectKey, int year) {
        return jdbc.sql("SELECT coalesce(sum(count), 0) FROM annual_report_network_activity" + OF_REPORT)
                .params(projectKey, year)
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
