package safecity.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class EngineTaskPlaces implements TaskPlaces {

    private final RuntimeService instances;
    private final TaskService tasks;
    private final SystemScope system;

    EngineTaskPlaces(RuntimeService instances, TaskService tasks, SystemScope system) {
        this.instances = instances;
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
        ProcessInstance instance = instances.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new Place(task.getId(), instance == null ? null : instance.getBusinessKey(), task.getTenantId(),
                task.getProcessDefinitionId().split(":")[0], task.getTaskDefinitionKey(), task.getName());
    }
}
