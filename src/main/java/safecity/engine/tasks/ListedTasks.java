package safecity.engine.tasks;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.guard.StoredFilterExpressions;
import safecity.engine.time.DueDay;

/**
 * Finds and counts the tasks of the ready lists by one question that begins with the few tasks of a person's groups. The
 * engine's own begins with all open tasks and the grant of each (ADR 0098). It keeps the engine's rules: municipalities,
 * grants of the person and their groups for the task or its process, suspension.
 */
@Component
class ListedTasks {

    /** The person's tasks; where grants name a task or process of everybody's, by the sign that the engine has for it. */
    private static final String LISTED = """
            WITH offered AS MATERIALIZED (
                SELECT DISTINCT task_id_ FROM act_ru_identitylink
                WHERE type_ = 'candidate' AND task_id_ IS NOT NULL AND group_id_ IN (:groups)),
            granted AS MATERIALIZED (
                SELECT resource_id_ FROM act_ru_authorization
                WHERE type_ < 2 AND (user_id_ IN ('*', :me) OR group_id_ IN (:groups))
                  AND (resource_type_ = :tasks AND perms_ & :read = :read
                       OR resource_type_ = :processes AND perms_ & :readTask = :readTask)),
            listed AS MATERIALIZED (
                SELECT t.id_ AS id, t.name_ AS name, t.assignee_ AS assignee, t.due_date_ AS due, t.create_time_ AS created,
                    t.priority_ AS priority, t.task_def_key_ AS element, d.key_ AS process,
                    t.assignee_ IS NOT DISTINCT FROM :me AS own, o.task_id_ IS NOT NULL AS candidate
                FROM (SELECT task_id_ AS id FROM offered UNION SELECT id_ FROM act_ru_task WHERE assignee_ = :me) here
                JOIN act_ru_task t ON t.id_ = here.id
                LEFT JOIN offered o ON o.task_id_ = t.id_
                LEFT JOIN act_re_procdef d ON d.id_ = t.proc_def_id_
                WHERE (:everywhere OR t.tenant_id_ IS NULL OR t.tenant_id_ IN (:tenants))
                  AND (NOT :active OR t.suspension_state_ = 1)
                  AND (t.id_ IN (SELECT resource_id_ FROM granted) OR d.key_ IN (SELECT resource_id_ FROM granted)
                       OR EXISTS (SELECT 1 FROM granted WHERE resource_id_ = '*')))
            """;

    private static final String COUNTS = LISTED
            + "SELECT "
            + ReadyList.ALL.stream()
                    .map(list -> "count(*) FILTER (WHERE " + list.condition() + ") AS \"" + list.key() + "\"")
                    .collect(Collectors.joining(", "))
            + " FROM listed";

    private final JdbcClient jdbc;

    ListedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the engine would ask for grants, by groups that name somebody: only then is this the same question. */
    static boolean answersFor(CommandContext context) {
        return context.isAuthorizationCheckEnabled()
                && context.getAuthentication() != null
                && context.getAuthenticatedGroupIds() != null
                && !context.getAuthenticatedGroupIds().isEmpty();
    }

    /** How many active tasks each list has for the person who is signed in, by its key. */
    Map<String, Long> counts(CommandContext context) {
        Map<String, Object> row = asked(context, COUNTS, true).query().singleRow();
        return ReadyList.ALL.stream()
                .collect(Collectors.toMap(
                        ReadyList::key, list -> ((Number) Objects.requireNonNull(row.get(list.key()))).longValue()));
    }

    long count(CommandContext context, ReadyList list, boolean active) {
        return asked(context, LISTED + "SELECT count(*) FROM listed WHERE " + list.condition(), active)
                .query(Long.class)
                .single();
    }

    /** @param order columns of a task, as {@link ReadyListQueries} writes them */
    List<String> page(CommandContext context, ReadyList list, boolean active, String order, int first, int most) {
        String page = LISTED + "SELECT id FROM listed WHERE " + list.condition() + " ORDER BY " + order
                + " LIMIT :most OFFSET :first";
        return asked(context, page, active)
                .param("most", most)
                .param("first", first)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(CommandContext context, String question, boolean active) {
        List<String> tenants = context.getAuthentication().getTenantIds();
        return jdbc.sql(question)
                .param("me", context.getAuthenticatedUserId())
                .param("groups", context.getAuthenticatedGroupIds())
                .param("tenants", tenants == null || tenants.isEmpty() ? List.of("") : tenants)
                .param("everywhere", !context.getTenantManager().isTenantCheckEnabled())
                .param("active", active)
                .param("tasks", Resources.TASK.resourceType())
                .param("read", Permissions.READ.getValue())
                .param("processes", Resources.PROCESS_DEFINITION.resourceType())
                .param("readTask", Permissions.READ_TASK.getValue())
                .param(
                        "today",
                        Timestamp.from(DueDay.begin(ClockUtil.getCurrentTime().toInstant())))
                .param("soon", soon(context));
    }

    private static Timestamp soon(CommandContext context) {
        Object day = context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(StoredFilterExpressions.SOON)
                .getValue(null);
        return new Timestamp(((java.util.Date) day).getTime());
    }
}
