package safecity.project.plan;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the plan baselines. A baseline is written once, whole. */
@Component
public class PlanRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the next version of a project's plan. */
    public Baseline insert(
            String projectKey, String reason, PlanDocument plan, List<PlanFinding> findings, String actor) {
        // Two changes that are drafted at the same moment get two numbers.
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .single();
        int version = jdbc.sql("SELECT coalesce(max(version), 0) + 1 FROM plan_baseline WHERE project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
        long id = jdbc.sql("""
                INSERT INTO plan_baseline (project_key, version, reason, period_from, period_to, budget_header,
                    budget_overview, drafted_at, drafted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        projectKey,
                        version,
                        reason,
                        plan.from(),
                        plan.to(),
                        plan.budgetHeader(),
                        plan.budgetOverview(),
                        now(),
                        actor)
                .query(Long.class)
                .single();
        insertMilestones(id, plan);
        plan.years()
                .forEach(year -> jdbc.sql("""
                INSERT INTO plan_year (baseline_id, year, percent, goals, actions) VALUES (?, ?, ?, ?, ?)
                """)
                        .params(id, year.year(), year.percent(), array(year.goals()), array(year.actions()))
                        .update());
        plan.budget()
                .forEach((year, sources) -> sources.forEach((source, amount) ->
                        jdbc.sql("""
                INSERT INTO plan_budget (baseline_id, year, source, amount) VALUES (?, ?, ?, ?)
                """).params(id, year, source, amount).update()));
        plan.contracts()
                .forEach(contract -> jdbc.sql("""
                INSERT INTO plan_contract (baseline_id, code, name_ko, deliverables, planned_from, planned_to,
                    budget_year, estimated_price) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                        .params(
                                id,
                                contract.code(),
                                contract.nameKo(),
                                array(contract.deliverables()),
                                contract.from(),
                                contract.to(),
                                contract.budgetYear(),
                                contract.estimatedPrice())
                        .update());
        for (int i = 0; i < findings.size(); i++) {
            jdbc.sql("INSERT INTO plan_finding (baseline_id, position, code, figures) VALUES (?, ?, ?, ?)")
                    .params(id, i, findings.get(i).code(), array(findings.get(i).figures()))
                    .update();
        }
        return byVersion(projectKey, version).orElseThrow();
    }

    private void insertMilestones(long baseline, PlanDocument plan) {
        int position = 0;
        for (PlanDocument.Milestone milestone : plan.milestones()) {
            jdbc.sql("""
                    INSERT INTO plan_milestone (baseline_id, code, position, name_ko, name_en, planned_from, planned_to)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            baseline,
                            milestone.code(),
                            position++,
                            milestone.nameKo(),
                            milestone.nameEn(),
                            milestone.from(),
                            milestone.to())
                    .update();
            milestone
                    .parts()
                    .forEach(part -> jdbc.sql("""
                    INSERT INTO plan_milestone_part (baseline_id, milestone, process, element, stage, weight)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
                            .params(
                                    baseline,
                                    milestone.code(),
                                    part.process(),
                                    part.element(),
                                    part.stage(),
                                    part.weight())
                            .update());
        }
    }

    public void adopt(long baseline, String actor) {
        jdbc.sql("UPDATE plan_baseline SET adopted_at = ?, adopted_by = ? WHERE id = ? AND adopted_at IS NULL")
                .params(now(), actor, baseline)
                .update();
    }

    public List<Baseline> versions(String projectKey) {
        return jdbc.sql(Baseline.COLUMNS + "WHERE project_key = ? ORDER BY version")
                .param(projectKey)
                .query(Baseline.class)
                .list();
    }

    public Optional<Baseline> byVersion(String projectKey, int version) {
        return jdbc.sql(Baseline.COLUMNS + "WHERE project_key = ? AND version = ?")
                .params(projectKey, version)
                .query(Baseline.class)
                .optional();
    }

    /** The version in force: the newest adopted one, or the newest draft of the first plan while none is adopted. */
    public Optional<Baseline> inForce(String projectKey) {
        return Optional.ofNullable(inForce(List.of(projectKey)).get(projectKey));
    }

    /** As {@link #inForce(String)}, by project. */
    public Map<String, Baseline> inForce(Collection<String> projectKeys) {
        return jdbc
                .sql(Baseline.COLUMNS + """
                WHERE id IN (SELECT DISTINCT ON (project_key) id FROM plan_baseline WHERE project_key = ANY (?)
                             ORDER BY project_key, (adopted_at IS NOT NULL) DESC, version DESC)
                """)
                .param(projectKeys.toArray(String[]::new))
                .query(Baseline.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Baseline::projectKey, Function.identity()));
    }

    /**
     * The version in force at a moment: the newest that had been adopted, or while none was the newest draft there was.
     *
     * @return the first draft also for a moment before it was written: nothing else can be told of the project
     */
    public Optional<Baseline> inForce(String projectKey, Instant at) {
        return jdbc.sql(Baseline.COLUMNS + """
                WHERE project_key = :project ORDER BY (adopted_at IS NOT NULL AND adopted_at < :at) DESC, \
                drafted_at < :at DESC, CASE WHEN drafted_at < :at THEN version ELSE -version END DESC LIMIT 1
                """)
                .param("project", projectKey)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Baseline.class)
                .optional();
    }

    public PlanDocument document(Baseline baseline) {
        return Objects.requireNonNull(documents(List.of(baseline)).get(baseline.id()));
    }

    /** By the number of the baseline; many take as many questions as one. */
    public Map<Long, PlanDocument> documents(Collection<Baseline> baselines) {
        Long[] ids = baselines.stream().map(Baseline::id).toArray(Long[]::new);
        Map<Long, Map<Integer, Map<String, Long>>> budgets = budgets(ids);
        Map<Long, List<PlanDocument.Milestone>> milestones = milestones(ids);
        Map<Long, List<PlanDocument.Year>> years = years(ids);
        Map<Long, List<PlannedContract>> contracts = contracts(ids);
        return baselines.stream()
                .collect(Collectors.toMap(
                        Baseline::id,
                        baseline -> new PlanDocument(
                                baseline.periodFrom(),
                                baseline.periodTo(),
                                baseline.budgetHeader(),
                                baseline.budgetOverview(),
                                budgets.getOrDefault(baseline.id(), Map.of()),
                                milestones.getOrDefault(baseline.id(), List.of()),
                                years.getOrDefault(baseline.id(), List.of()),
                                contracts.getOrDefault(baseline.id(), List.of()))));
    }

    public List<PlanFinding> findings(long baseline) {
        return jdbc.sql("SELECT code, figures FROM plan_finding WHERE baseline_id = ? ORDER BY position")
                .param(baseline)
                .query((row, n) -> new PlanFinding(row.getString("code"), list(row, "figures")))
                .list();
    }

    /** Year to source to million won, in the order of the years. */
    public Map<Integer, Map<String, Long>> budget(long baseline) {
        return budgets(baseline).getOrDefault(baseline, Map.of());
    }

    /** As {@link #budget(long)}, by baseline; one without a budget is missing. */
    public Map<Long, Map<Integer, Map<String, Long>>> budgets(Long... baselines) {
        Map<Long, Map<Integer, Map<String, Long>>> budgets = new HashMap<>();
        jdbc.sql("""
                SELECT baseline_id, year, source, amount FROM plan_budget WHERE baseline_id = ANY (:baselines)
                ORDER BY year, source
                """).param("baselines", baselines).query(row -> {
            budgets.computeIfAbsent(row.getLong("baseline_id"), id -> new TreeMap<>())
                    .computeIfAbsent(row.getInt("year"), year -> new LinkedHashMap<>())
                    .put(row.getString("source"), row.getLong("amount"));
        });
        return budgets;
    }

    private Map<Long, List<PlanDocument.Milestone>> milestones(Long... baselines) {
        Map<Long, Map<String, List<PlanDocument.Part>>> parts = parts(baselines);
        return grouped(
                """
                SELECT baseline_id, code, name_ko, name_en, planned_from, planned_to FROM plan_milestone
                WHERE baseline_id = ANY (:baselines) ORDER BY position
                """,
                row -> new PlanDocument.Milestone(
                        row.getString("code"),
                        row.getString("name_ko"),
                        row.getString("name_en"),
                        day(row, "planned_from"),
                        day(row, "planned_to"),
                        parts.getOrDefault(row.getLong("baseline_id"), Map.of())
                                .getOrDefault(row.getString("code"), List.of())),
                baselines);
    }

    private Map<Long, Map<String, List<PlanDocument.Part>>> parts(Long... baselines) {
        Map<Long, Map<String, List<PlanDocument.Part>>> parts = new HashMap<>();
        jdbc.sql("""
                SELECT baseline_id, milestone, process, element, stage, weight FROM plan_milestone_part
                WHERE baseline_id = ANY (:baselines) ORDER BY milestone, process, element, stage
                """).param("baselines", baselines).query(row -> {
            parts.computeIfAbsent(row.getLong("baseline_id"), id -> new HashMap<>())
                    .computeIfAbsent(row.getString("milestone"), code -> new ArrayList<>())
                    .add(new PlanDocument.Part(
                            row.getString("process"),
                            row.getString("element"),
                            row.getString("stage"),
                            row.getInt("weight")));
        });
        return parts;
    }

    private Map<Long, List<PlanDocument.Year>> years(Long... baselines) {
        return grouped(
                """
                SELECT baseline_id, year, percent, goals, actions FROM plan_year
                WHERE baseline_id = ANY (:baselines) ORDER BY year
                """,
                row -> new PlanDocument.Year(
                        row.getInt("year"), row.getInt("percent"), list(row, "goals"), list(row, "actions")),
                baselines);
    }

    public List<PlannedContract> contracts(long baseline) {
        return contracts(new Long[] {baseline}).getOrDefault(baseline, List.of());
    }

    private Map<Long, List<PlannedContract>> contracts(Long... baselines) {
        return grouped(
                "SELECT * FROM plan_contract WHERE baseline_id = ANY (:baselines) ORDER BY planned_from, code",
                row -> new PlannedContract(
                        row.getString("code"),
                        row.getString("name_ko"),
                        list(row, "deliverables"),
                        day(row, "planned_from"),
                        day(row, "planned_to"),
                        row.getInt("budget_year"),
                        row.getLong("estimated_price")),
                baselines);
    }

    /** What a row of a baseline tells. */
    private interface Line<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<Long, List<T>> grouped(String sql, Line<T> line, Long... baselines) {
        Map<Long, List<T>> grouped = new HashMap<>();
        jdbc.sql(sql).param("baselines", baselines).query(row -> {
            grouped.computeIfAbsent(row.getLong("baseline_id"), id -> new ArrayList<>())
                    .add(line.read(row));
        });
        return grouped;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
