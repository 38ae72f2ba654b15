package safecity.engine;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class EngineTaskPlaces implements TaskPlaces {

    private final TaskService tasks;
    private final SystemScope system;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;

    EngineTaskPlaces(
            TaskService tasks, SystemScope system, ProcessEngineConfigurationImpl engine, DeployedForms forms) {
        this.engine = engine;
        this.forms = forms;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public Optional<Place> find(String taskId) {
        // Asked as the person: the engine decides which tasks they see. Their instance is read by the system.
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> task.getProcessInstanceId() != null)
                .map(task -> system.call(() -> place(task)));
    }

    private Place place(Task task) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity instance = context.getExecutionManager().findExecutionById(task.getProcessInstanceId());
            return new Place(
                    task.getId(),
                    instance == null ? null : instance.getBusinessKey(),
                    task.getTenantId(),
                    task.getProcessDefinitionId().split(":")[0],
                    task.getProcessInstanceId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    forms.of(context, task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                            .papers());
        });
    }
}
