package safecity.engine.tasks;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.authorization.WithdrawnTasks;
import safecity.engine.forms.DeployedForms;
import safecity.engine.models.TaskTitles;

@Component
class EngineTaskPlaces implements TaskPlaces {

    private final TaskService tasks;
    private final SystemScope system;
    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;

    EngineTaskPlaces(
            TaskService tasks,
            SystemScope system,
            IdentityService identities,
            ProcessEngineConfigurationImpl engine,
            DeployedForms forms) {
        this.identities = identities;
        this.engine = engine;
        this.forms = forms;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public Optional<Place> find(String taskId) {
        String person = person();
        // Asked as the person: the engine decides which tasks they see. Their instance is read by the system.
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> task.getProcessInstanceId() != null)
                .flatMap(task -> system.call(() -> place(task, person)));
    }

    @Override
    public Optional<Place> open(String taskId) {
        return system.call(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .filter(task -> task.getProcessInstanceId() != null)
                        .flatMap(task -> place(task, null)));
    }

    private @Nullable String person() {
        Authentication signedIn = identities.getCurrentAuthentication();
        return signedIn == null ? null : signedIn.getUserId();
    }

    /** Empty for whoever has had the task taken from them. */
    private Optional<Place> place(Task task, @Nullable String person) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity open = context.getTaskManager().findTaskById(task.getId());
            if (open == null || WithdrawnTasks.is(open, person)) {
                return Optional.empty();
            }
            ExecutionEntity instance = context.getExecutionManager().findExecutionById(task.getProcessInstanceId());
            return Optional.of(new Place(
                    task.getId(),
                    instance == null ? null : instance.getBusinessKey(),
                    task.getTenantId(),
                    task.getProcessDefinitionId().split(":")[0],
                    task.getProcessInstanceId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    forms.of(context, task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                            .papers(),
                    TaskTitles.onCard(open.getVariablesLocal()),
                    open.getCandidates().stream()
                            .map(IdentityLink::getGroupId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .toList()));
        });
    }
}
