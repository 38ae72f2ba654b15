package safecity.engine.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelExpressions;
import safecity.engine.models.ModelNames;
import safecity.engine.models.NextTasks;
import safecity.engine.models.PathConstraints;
import safecity.engine.models.StepProperties;

@Component
class EngineTaskCourse implements TaskCourse {

    private static final String COMPLETED = "completed";

    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService repository;
    private final SystemScope system;
    private final CandidateGroups groups;

    EngineTaskCourse(
            TaskService tasks,
            HistoryService history,
            RepositoryService repository,
            SystemScope system,
            CandidateGroups groups) {
        this.tasks = tasks;
        this.history = history;
        this.repository = repository;
        this.system = system;
        this.groups = groups;
    }

    /** An instance and the call activity that began it; null where nothing did. */
    private record Level(String instance, @Nullable CallActivity call) {}

    @Override
    public Optional<Course> of(String taskId) {
        // Asked as the person: the engine decides which tasks they see. Course and models are read by the system.
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> task.getProcessInstanceId() != null)
                .map(task -> system.call(() -> course(task)));
    }

    @Override
    public String name(String process) {
        return system.call(() -> newest(process).map(Process::getName).orElse(process));
    }

    @Override
    public List<Next> next(String taskId) {
        return system.call(() -> history.createHistoricTaskInstanceQuery().taskId(taskId).list().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .flatMap(task -> after(
                        element(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                        levels(task.getProcessInstanceId()))
                        .stream())
                .toList());
    }

    private UserTask element(String definition, String id) {
        return repository.getBpmnModelInstance(definition).getModelElementById(id);
    }

    private List<Next> after(UserTask element, List<Level> levels) {
        List<CallActivity> callers =
                levels.stream().map(Level::call).filter(call -> call != null).toList();
        return NextTasks.after(element, callers, this::newest).stream()
                .limit(MOST)
                .map(EngineTaskCourse::next)
                .toList();
    }

    private Course course(Task task) {
        UserTask element = element(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        Process process = NextTasks.process(element);
        List<Level> levels = levels(task.getProcessInstanceId());
        return new Course(
                process.getId(),
                process.getName(),
                element.getId(),
                NextTasks.name(element),
                element.getDocumentations().stream()
                        .map(text -> text.getTextContent().strip())
                        .findFirst()
                        .orElse(""),
                groups.of(task.getId()),
                before(levels, task.getCreateTime()),
                after(element, levels));
    }

    /** The instance and those that called it, itself first. */
    private List<Level> levels(String instanceId) {
        List<Level> levels = new ArrayList<>();
        String id = instanceId;
        while (id != null) {
            HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(id)
                    .singleResult();
            String caller = instance == null ? null : instance.getSuperProcessInstanceId();
            levels.add(new Level(id, caller == null ? null : call(caller, id)));
            id = caller;
        }
        return levels;
    }

    private CallActivity call(String caller, String called) {
        HistoricActivityInstance activity = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(caller)
                .activityType("callActivity")
                .list()
                .stream()
                .filter(found -> called.equals(found.getCalledProcessInstanceId()))
                .findFirst()
                .orElseThrow();
        return repository
                .getBpmnModelInstance(activity.getProcessDefinitionId())
                .getModelElementById(activity.getActivityId());
    }

    private Optional<Process> newest(String id) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(id)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(definition).map(found -> {
            BpmnModelInstance model = repository.getBpmnModelInstance(found.getId());
            return model.getModelElementById(id);
        });
    }

    /** What was done beside the task since it is open, such as another department's agreement, did not lead to it. */
    private List<Past> before(List<Level> levels, Date opened) {
        List<HistoricTaskInstance> ended = levels.stream()
                .flatMap(level -> history
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(level.instance())
                        .taskDeleteReason(COMPLETED)
                        .finishedBefore(opened)
                        .orderByHistoricTaskInstanceEndTime()
                        .desc()
                        .listPage(0, MOST)
                        .stream())
                .sorted(Comparator.comparing(HistoricTaskInstance::getEndTime).reversed())
                .limit(MOST)
                .toList();
        return ended.stream()
                .sorted(Comparator.comparing(HistoricTaskInstance::getEndTime))
                .map(this::past)
                .toList();
    }

    private Past past(HistoricTaskInstance task) {
        List<String> groups = history
                .createHistoricIdentityLinkLogQuery()
                .taskId(task.getId())
                .type("candidate")
                .operationType("add")
                .list()
                .stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .filter(group -> group != null)
                .distinct()
                .sorted()
                .toList();
        return new Past(
                task.getProcessDefinitionKey(),
                task.getTaskDefinitionKey(),
                ModelNames.oneLine(task.getName()),
                groups,
                task.getEndTime().toInstant());
    }

    private static Next next(NextTasks.Found found) {
        return new Next(
                NextTasks.process(found.task()).getId(),
                found.task().getId(),
                NextTasks.name(found.task()),
                duty(found).orElse(null),
                StepProperties.of(found.task(), StepProperties.POST)
                        .filter(StepProperties.HEAD::equals)
                        .isPresent(),
                found.when());
    }

    /** What the step states, or the calling model hands over as a text; empty where it depends on what happens on the way. */
    private static Optional<String> duty(NextTasks.Found found) {
        return StepProperties.of(found.task(), StepProperties.DUTY)
                .or(() -> StepProperties.of(found.task(), StepProperties.DUTY_FROM)
                        .flatMap(variable ->
                                found.callers().stream().findFirst().flatMap(call -> handedOver(call, variable))));
    }

    private static Optional<String> handedOver(CallActivity call, String variable) {
        return PathConstraints.extensions(call, CamundaIn.class).stream()
                .filter(in -> variable.equals(in.getCamundaTarget()))
                .findFirst()
                .flatMap(in -> ModelExpressions.value(in.getCamundaSourceExpression(), Map.of(), String.class));
    }
}
