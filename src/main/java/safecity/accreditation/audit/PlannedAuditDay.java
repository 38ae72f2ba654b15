package safecity.accreditation.audit;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.release.AuditDay;

/** The day of the newest timetable, or the first of the season that the plan gives the audits. */
@Component
class PlannedAuditDay implements AuditDay {

    private final JdbcClient jdbc;
    private final Plans plans;

    PlannedAuditDay(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    @Override
    public Optional<LocalDate> of(String projectKey) {
        return jdbc.sql("""
                SELECT p.audit_on FROM audit a JOIN audit_plan_as_corrected p ON p.audit_id = a.id WHERE a.project_key = ?
                ORDER BY a.id DESC, p.version DESC LIMIT 1
                """).param(projectKey).query(LocalDate.class).optional().or(() -> planned(projectKey));
    }

    private Optional<LocalDate> planned(String projectKey) {
        try {
            return Optional.of(plans.plannedStart(projectKey, "audits"));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }
}
