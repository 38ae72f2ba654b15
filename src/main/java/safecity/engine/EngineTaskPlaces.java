package safecity.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class EngineTaskPlaces implements TaskPlaces {

    private final RuntimeService instances;
    private final TaskService tasks;
    private final SystemScope system;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;

    EngineTaskPlaces(RuntimeService instances, TaskService tasks, SystemScope system, ProcessEngineConfigurationImpl engine,
            DeployedForms forms) {
        this.engine = engine;
        this.forms = forms;
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
                task.getProcessDefinitionId().split(":")[0], task.getProcessInstanceId(), task.getTaskDefinitionKey(),
                task.getName(), papers(task));
    }

    private List<String> papers(Task task) {
        return engine.getCommandExecutorTxRequired().execute(context ->
                forms.of(context, task.getProcessDefinitionId(), task.getTaskDefinitionKey()).papers());
    }
}
