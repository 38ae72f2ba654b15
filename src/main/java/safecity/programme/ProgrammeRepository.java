package safecity.programme;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of programmes and their plans. */
@Repository
class ProgrammeRepository {

    private static final String PLANS = """
            SELECT version, goal, target_group, criterion, budget_million, indicator_name, formula, data_source, unit,
                direction, measure, baseline_year, baseline_value, target_value FROM programme_plan_as_corrected
            WHERE project_key = ? AND code = ?
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgrammeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Programme programme) {
        jdbc.sql("""
                INSERT INTO programme (project_key, code, title, field, owner_role, from_year, to_year, origin,
                    registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        programme.projectKey(),
                        programme.code(),
                        programme.title(),
                        programme.field(),
                        programme.ownerDuty(),
                        programme.fromYear(),
                        programme.toYear(),
                        programme.origin(),
                        now())
                .update();
    }

    /** The highest number among the codes of the project, which is locked until the transaction ends. */
    int lastNumber(String projectKey) {
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .optional();
        return jdbc.sql("""
                SELECT coalesce(max(substring(code FROM 2)::int), 0) FROM programme
                WHERE project_key = ? AND code ~ '^P[0-9]{1,6}$'
                """).param(projectKey).query(Integer.class).single();
    }

    List<Programme> of(String projectKey) {
        return jdbc.sql("""
                SELECT project_key, code, title, field, owner_role AS owner_duty, from_year, to_year, origin FROM programme_as_corrected
                WHERE project_key = ? ORDER BY length(code), code
                """).param(projectKey).query(Programme.class).list();
    }

    void insertPlan(Programme programme, ProgrammePlan plan, String reason, String actor) {
        jdbc.sql("""
                INSERT INTO programme_plan (project_key, code, version, goal, target_group, criterion, budget_million,
                    indicator_name, formula, data_source, unit, direction, measure, baseline_year, baseline_value,
                    target_value, reason, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        programme.projectKey(),
                        programme.code(),
                        plan.version(),
                        plan.goal(),
                        plan.targetGroup(),
                        plan.criterion(),
                        plan.budgetMillion(),
                        plan.indicatorName(),
                        plan.formula(),
                        plan.dataSource(),
                        plan.unit(),
                        plan.direction(),
                        plan.measure(),
                        plan.baselineYear(),
                        plan.baselineValue(),
                        plan.targetValue(),
                        reason,
                        actor,
                        now())
                .update();
    }

    Optional<ProgrammePlan> newestPlan(String projectKey, String code) {
        return jdbc.sql(PLANS + "ORDER BY version DESC LIMIT 1")
                .params(projectKey, code)
                .query(ProgrammePlan.class)
                .optional();
    }

    /** A version of a plan that there is. */
    ProgrammePlan plan(String projectKey, String code, int version) {
        return jdbc.sql(PLANS + "AND version = ?")
                .params(projectKey, code, version)
                .query(ProgrammePlan.class)
                .single();
    }

    void insertDeliberation(String projectKey, String code, int version, String outcome, String opinion, String actor) {
        jdbc.sql("""
                INSERT INTO programme_deliberation (project_key, code, version, outcome, opinion, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, version, outcome, opinion, actor, now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
