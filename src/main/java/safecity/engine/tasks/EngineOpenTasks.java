package safecity.engine.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelNames;
import safecity.engine.models.StepProperties;
import safecity.engine.models.TaskTitles;

@Component
class EngineOpenTasks implements OpenTasks {

    private static final int MOST_TAKEN = 5_000;

    /** More than one step of a model opens at once. */
    private static final int MOST_OPENED = 5;

    private final TaskService tasks;
    private final RepositoryService models;
    private final RuntimeService instances;
    private final HistoryService history;
    private final SystemScope system;
    private final CandidateGroups groups;
    private final JdbcClient jdbc;
    private final TakenTasks taken;

    EngineOpenTasks(
            TaskService tasks,
            RepositoryService models,
            RuntimeService instances,
            HistoryService history,
            SystemScope system,
            CandidateGroups groups,
            JdbcClient jdbc,
            TakenTasks taken) {
        this.taken = taken;
        this.jdbc = jdbc;
        this.groups = groups;
        this.history = history;
        this.instances = instances;
        this.tasks = tasks;
        this.models = models;
        this.system = system;
    }

    /** Read by the system: who may see a project sees all its open tasks, not only those of their own department. */
    @Override
    public List<OpenTask> of(String projectKey, String municipality) {
        return system.call(() -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(projectKey)
                .tenantIdIn(municipality)
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, LIMIT)
                .stream()
                .map(this::read)
                .toList());
    }

    @Override
    public List<Placed> of(Map<String, String> municipalities) {
        List<String> keys = List.copyOf(municipalities.keySet());
        return system.call(() -> jdbc.sql("""
                        SELECT task.ID_, task.TASK_DEF_KEY_, task.NAME_, task.PROC_DEF_ID_, task.ASSIGNEE_, task.CREATE_TIME_,
                            task.DUE_DATE_, task.TENANT_ID_, instance.BUSINESS_KEY_,
                            ARRAY(SELECT DISTINCT link.GROUP_ID_::text FROM ACT_RU_IDENTITYLINK link
                                  WHERE link.TASK_ID_ = task.ID_ AND link.TYPE_ = 'candidate' AND link.GROUP_ID_ IS NOT NULL
                                  ORDER BY 1) AS GROUPS_
                        FROM unnest(:projects, :tenants) AS asked (project, tenant)
                        JOIN ACT_RU_EXECUTION instance ON instance.BUSINESS_KEY_ = asked.project
                        JOIN ACT_RU_TASK task ON task.PROC_INST_ID_ = instance.ID_ AND task.TENANT_ID_ = asked.tenant
                        ORDER BY task.DUE_DATE_ NULLS LAST, task.CREATE_TIME_, task.ID_
                        """)
                .param("projects", keys.toArray(String[]::new))
                .param("tenants", keys.stream().map(municipalities::get).toArray(String[]::new))
                .query((row, n) -> placed(row))
                .list());
    }

    private Placed placed(ResultSet row) throws SQLException {
        ProcessDefinition process = models.getProcessDefinition(row.getString("PROC_DEF_ID_"));
        return new Placed(
                new OpenTask(
                        row.getString("ID_"),
                        row.getString("TASK_DEF_KEY_"),
                        ModelNames.oneLine(row.getString("NAME_")),
                        process.getKey(),
                        ModelNames.oneLine(process.getName()),
                        List.of((String[]) row.getArray("GROUPS_").getArray()),
                        row.getString("ASSIGNEE_"),
                        instant(row.getTimestamp("CREATE_TIME_")),
                        instant(row.getTimestamp("DUE_DATE_")),
                        legalPeriod(row.getString("PROC_DEF_ID_"), row.getString("TASK_DEF_KEY_"))),
                row.getString("BUSINESS_KEY_"),
                row.getString("TENANT_ID_"),
                null);
    }

    @Override
    public List<OpenTask> at(String projectKey, String municipality, Instant moment) {
        Date then = Date.from(moment);
        return system.call(() -> history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(projectKey)
                .tenantIdIn(municipality)
                .startedBefore(then)
                .or()
                .unfinished()
                .finishedAfter(then)
                .endOr()
                .orderByTaskDueDate()
                .asc()
                .listPage(0, LIMIT)
                .stream()
                .map(this::read)
                .toList());
    }

    private OpenTask read(HistoricTaskInstance task) {
        ProcessDefinition process = models.getProcessDefinition(task.getProcessDefinitionId());
        List<String> asked =
                history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).operationType("add").list().stream()
                        .map(HistoricIdentityLinkLog::getGroupId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                ModelNames.oneLine(task.getName()),
                process.getKey(),
                ModelNames.oneLine(process.getName()),
                asked,
                null,
                instant(task.getStartTime()),
                instant(task.getDueDate()),
                legalPeriod(task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    }

    @Override
    public Map<String, Taken> taken(Collection<String> found, Instant before) {
        return taken.before(found, before);
    }

    @Override
    public List<OpenTask> of(Account person) {
        return system.call(() -> waiting(person).stream()
                .map(this::read)
                .filter(task -> isStillTheirs(task, person))
                .toList());
    }

    @Override
    public List<Placed> placed(Account person) {
        return system.call(() -> placed(waiting(person)).stream()
                .filter(placed -> isStillTheirs(placed.task(), person))
                .toList());
    }

    /** What somebody still holds of a post that they have left waits for others. */
    private static boolean isStillTheirs(OpenTask task, Account person) {
        return task.groups().isEmpty() || !Collections.disjoint(task.groups(), person.groups());
    }

    private List<Task> waiting(Account person) {
        String[] tenants = person.tenants().toArray(String[]::new);
        if (tenants.length == 0) {
            return List.of();
        }
        Stream<Task> taken = tasks
                .createTaskQuery()
                .active()
                .tenantIdIn(tenants)
                .taskAssignee(person.id())
                .orderByDueDate()
                .asc()
                .listPage(0, LIMIT)
                .stream();
        Stream<Task> offered = person.groups().isEmpty()
                ? Stream.empty()
                : tasks
                        .createTaskQuery()
                        .active()
                        .tenantIdIn(tenants)
                        .taskCandidateGroupIn(person.groups())
                        .orderByDueDate()
                        .asc()
                        .listPage(0, LIMIT)
                        .stream();
        return Stream.concat(taken, offered)
                .sorted(Comparator.comparing(Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(LIMIT)
                .toList();
    }

    @Override
    public Map<String, String> titles(Collection<String> open) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        if (!open.isEmpty()) {
            jdbc.sql("SELECT TASK_ID_, NAME_, TEXT_ FROM ACT_RU_VARIABLE WHERE TASK_ID_ IN (:tasks)"
                            + " AND NAME_ IN (:names) AND TEXT_ IS NOT NULL")
                    .param("tasks", open)
                    .param("names", TaskTitles.ON_CARDS)
                    .query(row -> {
                        values.computeIfAbsent(row.getString(1), task -> new HashMap<>())
                                .put(row.getString(2), row.getString(3));
                    });
        }
        Map<String, String> titles = new HashMap<>();
        values.forEach((task, of) -> titles.put(task, TaskTitles.onCard(of)));
        return titles;
    }

    @Override
    public List<HandedOver> handedOver(Collection<String> open) {
        return open.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT DISTINCT ON (task.ID_) task.ID_, before.ASSIGNEE_, before.END_TIME_
                        FROM ACT_RU_TASK task
                        JOIN ACT_HI_TASKINST before ON before.PROC_INST_ID_ = task.PROC_INST_ID_
                          AND before.END_TIME_ IS NOT NULL AND before.ASSIGNEE_ IS NOT NULL
                          AND before.DELETE_REASON_ = 'completed'
                          -- What was done beside it since, such as the agreement of another department, didn't lead to it.
                          AND before.END_TIME_ <= task.CREATE_TIME_
                        WHERE task.ID_ IN (:tasks) ORDER BY task.ID_, before.END_TIME_ DESC
                        """)
                        .param("tasks", open)
                        .query((row, n) -> new HandedOver(
                                row.getString(1),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()))
                        .list();
    }

    /** The engine decides which of them the person sees; what stands beside a task is read by the system. */
    @Override
    public List<Placed> seen(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Task> found =
                tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list();
        return system.call(() -> placed(found.stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList()));
    }

    @Override
    public List<OpenTask> openedBy(String endedTask) {
        List<String> opened =
                jdbc.sql("""
                SELECT t.id_ FROM act_hi_taskinst done
                JOIN act_ru_execution e ON e.root_proc_inst_id_ = done.root_proc_inst_id_ AND e.id_ = e.proc_inst_id_
                JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
                WHERE done.id_ = ? AND t.create_time_ BETWEEN done.end_time_ AND done.end_time_ + INTERVAL '10 seconds'
                ORDER BY t.create_time_, t.id_ LIMIT ?
                """).params(endedTask, MOST_OPENED).query(String.class).list();
        return system.call(() -> seen(opened)).stream().map(Placed::task).toList();
    }

    @Override
    public List<Placed> dueBy(Instant until, int most) {
        return system.call(() -> {
            List<Task> due = tasks
                    .createTaskQuery()
                    .active()
                    .dueBefore(Date.from(until))
                    .orderByDueDate()
                    .asc()
                    .orderByTaskId()
                    .asc()
                    .listPage(0, most)
                    .stream()
                    .filter(task -> task.getProcessInstanceId() != null)
                    .toList();
            return placed(due);
        });
    }

    @Override
    public List<Placed> takenBy(Collection<String> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : system.call(() -> placed(tasks
                        .createTaskQuery()
                        .taskAssigneeIn(accounts.toArray(String[]::new))
                        .orderByDueDate()
                        .asc()
                        .orderByTaskId()
                        .asc()
                        .listPage(0, MOST_TAKEN)
                        .stream()
                        .filter(task -> task.getProcessInstanceId() != null)
                        .toList()));
    }

    private List<Placed> placed(List<Task> found) {
        Map<String, String> projects = projects(found);
        Map<String, String> titles = titles(found);
        return found.stream()
                .map(task -> new Placed(
                        read(task),
                        projects.get(task.getProcessInstanceId()),
                        task.getTenantId(),
                        titles.get(task.getId())))
                .toList();
    }

    @Override
    public Optional<Placed> find(String id) {
        return system
                .call(() -> placed(tasks.createTaskQuery().taskId(id).list().stream()
                        .filter(task -> task.getProcessInstanceId() != null)
                        .toList()))
                .stream()
                .findFirst();
    }

    /** The tasks' own variables, all by one question. */
    private Map<String, String> titles(List<Task> found) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        if (!found.isEmpty()) {
            instances
                    .createVariableInstanceQuery()
                    .taskIdIn(found.stream().map(Task::getId).toArray(String[]::new))
                    .variableNameIn(TaskTitles.ON_CARDS.toArray(String[]::new))
                    .list()
                    .forEach(variable -> values.computeIfAbsent(variable.getTaskId(), id -> new HashMap<>())
                            .put(variable.getName(), variable.getValue()));
        }
        Map<String, String> titles = new HashMap<>();
        values.forEach((task, of) -> titles.put(task, TaskTitles.onCard(of)));
        return titles;
    }

    private Map<String, String> projects(List<Task> due) {
        Map<String, String> projects = new HashMap<>();
        if (!due.isEmpty()) {
            Set<String> ids = due.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
            instances
                    .createProcessInstanceQuery()
                    .processInstanceIds(ids)
                    .list()
                    .forEach(instance -> projects.put(instance.getId(), instance.getBusinessKey()));
        }
        return projects;
    }

    private OpenTask read(Task task) {
        ProcessDefinition process = models.getProcessDefinition(task.getProcessDefinitionId());
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                ModelNames.oneLine(task.getName()),
                process.getKey(),
                ModelNames.oneLine(process.getName()),
                groups.of(task.getId()),
                task.getAssignee(),
                instant(task.getCreateTime()),
                instant(task.getDueDate()),
                legalPeriod(task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    }

    private @Nullable String legalPeriod(String definition, String task) {
        ModelElementInstance element = models.getBpmnModelInstance(definition).getModelElementById(task);
        return element instanceof UserTask step
                ? StepProperties.of(step, StepProperties.LEGAL_PERIOD).orElse(null)
                : null;
    }

    private static @Nullable Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
