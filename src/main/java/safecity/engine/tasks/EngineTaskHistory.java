package safecity.engine.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.SystemScope;
import safecity.engine.forms.DeployedForms;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelNames;
import safecity.engine.models.TaskTitles;
import safecity.engine.time.DueDay;

/**
 * Reads the engine's history tables directly. The engine's own query checks a permission per row and can't ask for
 * "mine or my department's", by title, with the latest first; here the identity links, which are indexed by person and by
 * group, say at once which tasks somebody may see: those they took and those their groups were candidates for.
 */
@Component
class EngineTaskHistory implements TaskHistory {

    private static final String MINE = """
            SELECT TASK_ID_ FROM ACT_HI_IDENTITYLINK
            WHERE USER_ID_ = :me AND TYPE_ = 'assignee' AND OPERATION_TYPE_ = 'add' AND TASK_ID_ IS NOT NULL
            """;
    private static final String DEPARTMENT = """
            SELECT TASK_ID_ FROM ACT_HI_IDENTITYLINK
            WHERE GROUP_ID_ IN (:groups) AND TYPE_ = 'candidate' AND OPERATION_TYPE_ = 'add' AND TASK_ID_ IS NOT NULL
            """;
    private static final String TASKS = """
            FROM (%s) own
            JOIN ACT_HI_TASKINST task ON task.ID_ = own.TASK_ID_
            JOIN ACT_HI_PROCINST instance ON instance.ID_ = task.PROC_INST_ID_
            JOIN ACT_RE_PROCDEF model ON model.ID_ = task.PROC_DEF_ID_
            WHERE task.TENANT_ID_ IN (:tenants)
            """;
    private static final Map<State, String> STATES = Map.of(
            State.ANY, "",
            State.OPEN, "AND task.END_TIME_ IS NULL\n",
            State.ENDED, "AND task.END_TIME_ IS NOT NULL\n",
            State.LATE, """
            AND (COALESCE(task.END_TIME_, :now) AT TIME ZONE :zone AT TIME ZONE 'Asia/Seoul')::date
                > (task.DUE_DATE_ AT TIME ZONE :zone AT TIME ZONE 'Asia/Seoul')::date
            """);
    private static final String ABOUT = """
            AND (lower(task.NAME_) LIKE :text OR lower(model.NAME_) LIKE :text OR lower(instance.BUSINESS_KEY_) LIKE :text
                OR instance.BUSINESS_KEY_ IN (:projects) OR task.TASK_DEF_KEY_ IN (:elements)
                OR EXISTS (SELECT 1 FROM ACT_HI_VARINST title WHERE title.PROC_INST_ID_ = task.PROC_INST_ID_
                    AND title.TASK_ID_ = task.ID_ AND title.NAME_ IN (:titles) AND lower(title.TEXT_) LIKE :text))
            """;

    private static final String COMPLETED = "completed";

    private final JdbcClient jdbc;
    private final TakenTasks taken;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;
    private final SystemScope system;
    private final Clock clock;

    EngineTaskHistory(
            JdbcClient jdbc,
            TakenTasks taken,
            ProcessEngineConfigurationImpl engine,
            DeployedForms forms,
            SystemScope system,
            Clock clock) {
        this.jdbc = jdbc;
        this.taken = taken;
        this.engine = engine;
        this.forms = forms;
        this.system = system;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page of(Account person, Search search, int page, int size) {
        if (person.tenants().isEmpty()) {
            return new Page(List.of(), 0, false);
        }
        String tasks = TASKS.formatted(own(search.whose()))
                + STATES.get(search.state())
                + (search.project() == null ? "" : "AND instance.BUSINESS_KEY_ = :project\n")
                + (isBlank(search.text()) ? "" : ABOUT);
        Map<String, Object> values = values(person, search);
        int from = Math.min(Math.multiplyExact(page, size), MOST);
        // Counted in passing: finding the tasks is the work, and twice is twice as long.
        List<Row> rows = jdbc.sql(
                        """
                SELECT task.ID_, task.TASK_DEF_KEY_, task.NAME_, task.ASSIGNEE_, task.START_TIME_, task.END_TIME_, task.DUE_DATE_,
                    task.DELETE_REASON_, task.ACT_INST_ID_, task.PROC_INST_ID_, task.PROC_DEF_ID_, instance.BUSINESS_KEY_,
                    model.KEY_, model.NAME_ AS MODEL_NAME_, count(*) OVER () AS FOUND_
                """ + tasks
                                + " ORDER BY COALESCE(task.END_TIME_, task.START_TIME_) DESC, task.ID_ LIMIT :size OFFSET :from")
                .params(values)
                .param("size", Math.min(size, MOST - from))
                .param("from", from)
                .query(EngineTaskHistory::row)
                .list();
        long found = !rows.isEmpty()
                ? rows.get(0).found()
                : from == 0
                        ? 0
                        : jdbc.sql("SELECT count(*) " + tasks)
                                .params(values)
                                .query(Long.class)
                                .single();
        return new Page(complete(rows), (int) Math.min(found, MOST), found > MOST);
    }

    private static String own(Whose whose) {
        return switch (whose) {
            case MINE -> MINE.replaceFirst("SELECT", "SELECT DISTINCT");
            case DEPARTMENT -> DEPARTMENT.replaceFirst("SELECT", "SELECT DISTINCT");
            default -> MINE + " UNION " + DEPARTMENT;
        };
    }

    private Map<String, Object> values(Account person, Search search) {
        Map<String, Object> values = new HashMap<>();
        values.put("me", person.id());
        values.put("groups", orNone(person.groups()));
        values.put("tenants", person.tenants());
        values.put("now", Timestamp.from(clock.instant()));
        values.put("zone", TimeZone.getDefault().getID());
        values.put("project", search.project());
        values.put("text", search.text() == null || isBlank(search.text()) ? "" : like(search.text()));
        values.put("projects", orNone(search.projects()));
        values.put("elements", orNone(search.elements()));
        values.put("titles", TaskTitles.NAMES);
        return values;
    }

    /** An empty list is no SQL. */
    private static List<String> orNone(List<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }

    private static String like(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private record Row(
            String id,
            String element,
            String name,
            String assignee,
            @Nullable Instant created,
            @Nullable Instant ended,
            @Nullable Instant due,
            String reason,
            String activity,
            String instance,
            String definition,
            String project,
            String process,
            String processName,
            long found) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("ID_"),
                row.getString("TASK_DEF_KEY_"),
                row.getString("NAME_"),
                row.getString("ASSIGNEE_"),
                instant(row, "START_TIME_"),
                instant(row, "END_TIME_"),
                instant(row, "DUE_DATE_"),
                row.getString("DELETE_REASON_"),
                row.getString("ACT_INST_ID_"),
                row.getString("PROC_INST_ID_"),
                row.getString("PROC_DEF_ID_"),
                row.getString("BUSINESS_KEY_"),
                row.getString("KEY_"),
                row.getString("MODEL_NAME_"),
                row.getLong("FOUND_"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private List<PastTask> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<String>> groups = jdbc
                .sql("""
                SELECT TASK_ID_, GROUP_ID_ FROM ACT_HI_IDENTITYLINK
                WHERE TASK_ID_ IN (:ids) AND TYPE_ = 'candidate' AND GROUP_ID_ IS NOT NULL GROUP BY TASK_ID_, GROUP_ID_
                ORDER BY GROUP_ID_
                """)
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Instant now = clock.instant();
        Map<String, OpenTasks.Taken> taken = this.taken.before(ids, now.plusMillis(1));
        Map<String, String> titles = titles(rows, ids);
        Map<String, String> said = said(rows);
        return rows.stream()
                .map(row -> {
                    String decision = said.get(row.activity() + "/decision");
                    Instant until = row.ended() == null ? now : row.ended();
                    return new PastTask(
                            row.id(),
                            row.element(),
                            ModelNames.oneLine(row.name()),
                            row.process(),
                            ModelNames.oneLine(row.processName()),
                            row.instance(),
                            row.project(),
                            groups.getOrDefault(row.id(), List.of()),
                            row.assignee(),
                            row.created(),
                            takenAt(taken.get(row.id()), row.assignee()),
                            row.ended(),
                            row.due(),
                            row.ended() != null && !COMPLETED.equals(row.reason()),
                            DueDay.isOver(row.due(), until),
                            titles.get(row.id()),
                            decision,
                            decision == null ? null : label(row, decision),
                            said.get(row.activity() + "/comment"));
                })
                .toList();
    }

    private static @Nullable Instant takenAt(OpenTasks.@Nullable Taken taken, String assignee) {
        return taken == null || !taken.by().equals(assignee) ? null : taken.at();
    }

    private Map<String, String> titles(List<Row> rows, List<String> ids) {
        return jdbc
                .sql("""
                SELECT TASK_ID_, TEXT_ FROM ACT_HI_VARINST
                WHERE PROC_INST_ID_ IN (:instances) AND NAME_ IN (:names) AND TASK_ID_ IN (:ids) AND TEXT_ IS NOT NULL
                """)
                .param("instances", rows.stream().map(Row::instance).collect(Collectors.toSet()))
                .param("names", TaskTitles.NAMES)
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + " · " + other));
    }

    /** What was decided and said in each task, by activity instance: the last value that its form gave. */
    private Map<String, String> said(List<Row> rows) {
        Set<String> activities = rows.stream()
                .map(Row::activity)
                .filter(activity -> activity != null)
                .collect(Collectors.toSet());
        Map<String, String> said = new HashMap<>();
        if (!activities.isEmpty()) {
            jdbc.sql("""
                    SELECT ACT_INST_ID_ || '/' || NAME_ AS KEY_, TEXT_ FROM ACT_HI_DETAIL
                    WHERE ACT_INST_ID_ IN (:activities) AND NAME_ IN ('decision', 'comment') AND TEXT_ IS NOT NULL
                    ORDER BY TIME_, SEQUENCE_COUNTER_
                    """).param("activities", activities).query(row -> {
                said.put(row.getString("KEY_"), row.getString("TEXT_"));
            });
        }
        return said;
    }

    private String label(Row row, String decision) {
        return system.call(() -> engine.getCommandExecutorTxRequired()
                .execute(context ->
                        forms.of(context, row.definition(), row.element()).label("decision", decision)));
    }
}
