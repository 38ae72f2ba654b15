package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.refusal.Refusal;

/** The attempts of the two audits. */
@Component
class AuditRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The attempt that has no result yet; a new one when there is none. */
    long open(String projectKey, AuditStage stage, String actor) {
        return jdbc.sql("""
                SELECT audit.id FROM audit LEFT JOIN audit_result result ON result.audit_id = audit.id
                WHERE project_key = ? AND stage = ? AND result.audit_id IS NULL ORDER BY attempt DESC LIMIT 1
                """)
                .params(projectKey, stage.code())
                .query(Long.class)
                .optional()
                .orElseGet(() -> insert(projectKey, stage, actor));
    }

    private long insert(String projectKey, AuditStage stage, String actor) {
        return jdbc.sql("""
                INSERT INTO audit (project_key, stage, attempt, opened_at, opened_by)
                SELECT :project, :stage, coalesce(max(attempt), 0) + 1, :at, :actor FROM audit
                WHERE project_key = :project AND stage = :stage RETURNING id
                """)
                .param("project", projectKey)
                .param("stage", stage.code())
                .param("at", now())
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    /** The newest attempt, with or without a result. @throws Refusal {@code audit.notPlanned} */
    long current(String projectKey, AuditStage stage) {
        return jdbc.sql("SELECT id FROM audit WHERE project_key = ? AND stage = ? ORDER BY attempt DESC LIMIT 1")
                .params(projectKey, stage.code())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("audit.notPlanned"));
    }

    /** The first day of the newest attempt's newest plan. */
    LocalDate plannedOn(long audit) {
        return jdbc.sql("SELECT audit_on FROM audit_plan_as_corrected WHERE audit_id = ? ORDER BY version DESC LIMIT 1")
                .param(audit)
                .query(LocalDate.class)
                .single();
    }

    /** The day on which the newest result of a stage was recorded. */
    Optional<LocalDate> lastResultOn(String projectKey, AuditStage stage) {
        return jdbc.sql("""
                SELECT recorded_at FROM audit_result result JOIN audit ON audit.id = result.audit_id
                WHERE project_key = ? AND stage = ? ORDER BY attempt DESC LIMIT 1
                """)
                .params(projectKey, stage.code())
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> LocalDate.ofInstant(at.toInstant(), EngineClock.SEOUL));
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
