package safecity.programme;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a programme's quarterly results and what followed from them. */
@Repository
class ProgrammeResultRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgrammeResultRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Result(int quarter, BigDecimal value, BigDecimal expected, boolean met, String maturity, int planVersion) {}

    /** A result as it is reported. */
    record Report(
            int planVersion,
            BigDecimal value,
            @Nullable BigDecimal expected,
            boolean met,
            String maturity,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String evidence,
            String achievements) {}

    record Improvement(int attempt, String cause, String measures, LocalDate dueOn) {}

    void insert(String projectKey, String code, Quarter quarter, Report report, String actor) {
        jdbc.sql("""
                INSERT INTO programme_result (project_key, code, year, quarter, plan_version, value, expected, met,
                    maturity, numerator, denominator, evidence, achievements, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        quarter.year(),
                        quarter.number(),
                        report.planVersion(),
                        report.value(),
                        report.expected(),
                        report.met(),
                        report.maturity(),
                        report.numerator(),
                        report.denominator(),
                        report.evidence(),
                        report.achievements(),
                        actor,
                        now())
                .update();
    }

    void insertParts(String projectKey, String code, Quarter quarter, Map<String, BigDecimal> parts) {
        parts.forEach((district, value) -> jdbc.sql("""
                INSERT INTO programme_result_part (project_key, code, year, quarter, district, value)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, quarter.year(), quarter.number(), district, value)
                .update());
    }

    List<Result> of(String projectKey, String code, int year) {
        return jdbc.sql("""
                SELECT quarter, corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/value', value::text)::numeric AS value,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/expected', expected::text)::numeric AS expected,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/met', met::text)::boolean AS met,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/maturity', maturity::text)::text AS maturity, plan_version
                FROM programme_result
                WHERE project_key = ? AND code = ? AND year = ? ORDER BY quarter
                """).params(projectKey, code, year).query(Result.class).list();
    }

    /** Years in which a programme of the project reported. */
    int yearsReported(String projectKey) {
        return jdbc.sql("SELECT count(DISTINCT year) FROM programme_result WHERE project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    /** Years for which something was reported. */
    List<Integer> years(String projectKey, String code) {
        return jdbc.sql("SELECT DISTINCT year FROM programme_result WHERE project_key = ? AND code = ? ORDER BY year")
                .params(projectKey, code)
                .query(Integer.class)
                .list();
    }

    Optional<Improvement> newestImprovement(String projectKey, String code, Quarter quarter) {
        return jdbc.sql("""
                SELECT attempt, cause, measures, due_on FROM programme_improvement_as_corrected
                WHERE project_key = ? AND code = ? AND year = ? AND quarter = ? ORDER BY attempt DESC LIMIT 1
                """)
                .params(projectKey, code, quarter.year(), quarter.number())
                .query(Improvement.class)
                .optional();
    }

    void insertImprovement(String projectKey, String code, Quarter quarter, Improvement improvement, String actor) {
        jdbc.sql("""
                INSERT INTO programme_improvement (project_key, code, year, quarter, attempt, cause, measures, due_on,
                    recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        quarter.year(),
                        quarter.number(),
                        improvement.attempt(),
                        improvement.cause(),
                        improvement.measures(),
                        improvement.dueOn(),
                        actor,
                        now())
                .update();
    }

    void insertCheck(
            String projectKey,
            String code,
            Quarter quarter,
            int attempt,
            String outcome,
            String opinion,
            String actor) {
        jdbc.sql("""
                INSERT INTO programme_improvement_check (project_key, code, year, quarter, attempt, outcome, opinion,
                    recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, quarter.year(), quarter.number(), attempt, outcome, opinion, actor, now())
                .update();
    }

    void insertReminder(String projectKey, String code, Quarter quarter) {
        jdbc.sql("""
                INSERT INTO programme_reminder (project_key, code, year, quarter, reminded_at) VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, quarter.year(), quarter.number(), now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
