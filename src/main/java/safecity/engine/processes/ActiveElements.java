package safecity.engine.processes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelNames;

/** The elements of models that are on in a project at a moment, as the engine's history tells them. */
@Component
class ActiveElements {

    /** The engine's types of what waits for a moment. */
    private static final Set<String> TIMERS = Set.of("intermediateTimer");

    /** A gateway waits for what comes before it; a scope is on while something in it is. */
    private static final String GATEWAY = "Gateway";

    private static final String WAITS_FOR_AN_EVENT = "eventBased";

    private static final Set<String> SCOPES = Set.of("subProcess", "multiInstanceBody", "transaction");
    private static final String BODY = "#multiInstanceBody";

    private static final String FAILED = "failed";

    private final JdbcClient jdbc;
    private final RepositoryService models;

    ActiveElements(JdbcClient jdbc, RepositoryService models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /**
     * @param stages of its instance, comma-separated; empty for none
     * @param called instance that a call activity runs; null for any other element
     * @param until  moment for which a timer waits, as far as it waits still
     * @param due    when the user task is due; null where it has no due date, and for other elements
     * @param task   id of the user task; null for other elements
     * @param since  when the element was come to
     */
    record Active(
            String instance,
            String process,
            String definition,
            String stages,
            String element,
            String name,
            String type,
            @Nullable String called,
            @Nullable Instant until,
            @Nullable Instant due,
            @Nullable String task,
            Instant since) {

        Active named(String name) {
            return new Active(
                    instance, process, definition, stages, element, name, type, called, until, due, task, since);
        }

        boolean timer() {
            return TIMERS.contains(type);
        }

        /** The system couldn't do it, and tries no more. */
        boolean failed() {
            return FAILED.equals(type);
        }

        boolean scope() {
            return SCOPES.contains(type);
        }

        boolean gateway() {
            return type.endsWith(GATEWAY) && !type.startsWith(WAITS_FOR_AN_EVENT);
        }
    }

    /** By project. */
    Map<String, List<Active>> of(Collection<String> projectKeys, Instant moment) {
        Map<String, List<Active>> failed = failed(projectKeys, moment);
        Map<String, List<Active>> on = on(projectKeys, moment);
        failed.forEach((project, failures) -> {
            List<Active> all = on.computeIfAbsent(project, key -> new ArrayList<>());
            all.removeIf(one -> failures.stream()
                    .anyMatch(other -> other.instance().equals(one.instance())
                            && other.element().equals(one.element())));
            all.addAll(failures);
        });
        return on;
    }

    /** Where a job has no attempt left. What the engine would have begun by it has no place in its history. */
    private Map<String, List<Active>> failed(Collection<String> projectKeys, Instant moment) {
        Map<String, List<Active>> failed = byProject("""
                SELECT instance.BUSINESS_KEY_, failure.PROC_INST_ID_, instance.PROC_DEF_KEY_, failure.PROC_DEF_ID_,
                    failure.ACTIVITY_ID_ AS ACT_ID_,
                    '' AS ACT_NAME_, 'failed' AS ACT_TYPE_, NULL AS CALL_PROC_INST_ID_, NULL::timestamp AS DUEDATE_,
                    NULL::timestamp AS DUE_DATE_, NULL AS TASK_ID_, failure.INCIDENT_TIMESTAMP_ AS START_TIME_,
                    (SELECT stage.TEXT_ FROM ACT_HI_VARINST stage
                     WHERE stage.PROC_INST_ID_ = instance.ID_ AND stage.NAME_ = 'stage'
                       AND stage.EXECUTION_ID_ = instance.ID_ LIMIT 1) AS STAGES_
                FROM ACT_HI_PROCINST instance
                JOIN ACT_RU_INCIDENT failure ON failure.PROC_INST_ID_ = instance.ID_
                WHERE instance.BUSINESS_KEY_ = ANY (:projects) AND failure.INCIDENT_TYPE_ = 'failedJob'
                  AND failure.CAUSE_INCIDENT_ID_ = failure.ID_ AND failure.INCIDENT_TIMESTAMP_ < :moment
                ORDER BY failure.INCIDENT_TIMESTAMP_, failure.ID_
                """, projectKeys, moment);
        failed.values().forEach(failures -> failures.replaceAll(one -> one.named(name(one))));
        return failed;
    }

    private String name(Active one) {
        return models.getBpmnModelInstance(one.definition()).getModelElementById(one.element())
                        instanceof FlowElement element
                ? ModelNames.oneLine(element.getName())
                : one.element();
    }

    private Map<String, List<Active>> on(Collection<String> projectKeys, Instant moment) {
        return byProject("""
                SELECT instance.BUSINESS_KEY_, element.PROC_INST_ID_, element.PROC_DEF_KEY_, element.PROC_DEF_ID_, element.ACT_ID_,
                    element.ACT_NAME_, element.ACT_TYPE_, element.CALL_PROC_INST_ID_, timer.DUEDATE_, task.DUE_DATE_,
                    element.TASK_ID_, element.START_TIME_,
                    (SELECT stage.TEXT_ FROM ACT_HI_VARINST stage
                     WHERE stage.PROC_INST_ID_ = instance.ID_ AND stage.NAME_ = 'stage'
                       AND stage.EXECUTION_ID_ = instance.ID_ LIMIT 1) AS STAGES_
                FROM ACT_HI_PROCINST instance
                JOIN ACT_HI_ACTINST element ON element.PROC_INST_ID_ = instance.ID_
                LEFT JOIN ACT_RU_JOB timer ON timer.EXECUTION_ID_ = element.EXECUTION_ID_
                  AND timer.HANDLER_TYPE_ = 'timer-intermediate-transition'
                LEFT JOIN ACT_HI_TASKINST task ON task.ID_ = element.TASK_ID_
                WHERE instance.BUSINESS_KEY_ = ANY (:projects) AND instance.START_TIME_ < :moment
                  AND (instance.END_TIME_ IS NULL OR instance.END_TIME_ >= :moment)
                  AND element.START_TIME_ < :moment AND (element.END_TIME_ IS NULL OR element.END_TIME_ >= :moment)
                ORDER BY element.START_TIME_, element.ID_
                """, projectKeys, moment);
    }

    private Map<String, List<Active>> byProject(String sql, Collection<String> projectKeys, Instant moment) {
        Map<String, List<Active>> active = new HashMap<>();
        jdbc.sql(sql)
                .param("projects", projectKeys.toArray(String[]::new))
                .param("moment", Timestamp.from(moment))
                .query(row -> {
                    active.computeIfAbsent(row.getString("BUSINESS_KEY_"), key -> new ArrayList<>())
                            .add(active(row));
                });
        return active;
    }

    /** By project what people have done until a moment, in their own tasks or in processes that were called for it and are over. */
    Map<String, Set<Ended>> ended(Collection<String> projectKeys, Instant until) {
        Map<String, Set<Ended>> ended = new HashMap<>();
        jdbc.sql("""
                SELECT instance.BUSINESS_KEY_, element.PROC_INST_ID_, element.ACT_ID_
                FROM ACT_HI_PROCINST instance
                JOIN ACT_HI_ACTINST element ON element.PROC_INST_ID_ = instance.ID_
                WHERE instance.BUSINESS_KEY_ = ANY (:projects) AND element.ACT_TYPE_ IN ('userTask', 'callActivity')
                  AND element.END_TIME_ < :moment
                """)
                .param("projects", projectKeys.toArray(String[]::new))
                .param("moment", Timestamp.from(until))
                .query(row -> {
                    ended.computeIfAbsent(row.getString("BUSINESS_KEY_"), key -> new HashSet<>())
                            .add(new Ended(
                                    row.getString("PROC_INST_ID_"),
                                    row.getString("ACT_ID_").replace(BODY, "")));
                });
        return ended;
    }

    record Ended(String instance, String element) {}

    /** @param stages of its instance, comma-separated; empty for none */
    record Begun(String process, String element, String stages, Instant at) {}

    /** What people came to until a moment, in their own tasks or in procedures that were called for it: the first time each. */
    List<Begun> begun(String projectKey, Instant until) {
        return jdbc.sql("""
                SELECT element.PROC_DEF_KEY_, element.ACT_ID_, coalesce(stage.TEXT_, '') AS STAGES_, min(element.START_TIME_) AS AT_
                FROM ACT_HI_PROCINST instance
                JOIN ACT_HI_ACTINST element ON element.PROC_INST_ID_ = instance.ID_
                LEFT JOIN ACT_HI_VARINST stage ON stage.PROC_INST_ID_ = instance.ID_ AND stage.NAME_ = 'stage'
                  AND stage.EXECUTION_ID_ = instance.ID_
                WHERE instance.BUSINESS_KEY_ = :project AND element.ACT_TYPE_ IN ('userTask', 'callActivity')
                  AND element.START_TIME_ < :moment
                GROUP BY element.PROC_DEF_KEY_, element.ACT_ID_, coalesce(stage.TEXT_, '')
                """)
                .param("project", projectKey)
                .param("moment", Timestamp.from(until))
                .query((row, n) -> new Begun(
                        row.getString(1),
                        row.getString(2).replace(BODY, ""),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private static Active active(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("DUEDATE_");
        Timestamp due = row.getTimestamp("DUE_DATE_");
        String stages = row.getString("STAGES_");
        return new Active(
                row.getString("PROC_INST_ID_"),
                row.getString("PROC_DEF_KEY_"),
                row.getString("PROC_DEF_ID_"),
                stages == null ? "" : stages,
                row.getString("ACT_ID_").replace(BODY, ""),
                ModelNames.oneLine(row.getString("ACT_NAME_")),
                row.getString("ACT_TYPE_"),
                row.getString("CALL_PROC_INST_ID_"),
                until == null ? null : until.toInstant(),
                due == null ? null : due.toInstant(),
                row.getString("TASK_ID_"),
                row.getTimestamp("START_TIME_").toInstant());
    }
}
