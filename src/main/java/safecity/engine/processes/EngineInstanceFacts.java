package safecity.engine.processes;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineInstanceFacts implements InstanceFacts {

    private final TaskService tasks;
    private final HistoryService history;
    private final SystemScope system;

    EngineInstanceFacts(TaskService tasks, HistoryService history, SystemScope system) {
        this.tasks = tasks;
        this.history = history;
        this.system = system;
    }

    @Override
    public Optional<String> find(String id, String process, String variable) {
        return system.call(
                () -> instance(id)
                        .flatMap(instance -> meant(instance, process))
                        .flatMap(meant -> history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(meant)
                                .variableName(variable)
                                .list()
                                .stream()
                                .findFirst())
                        .map(HistoricVariableInstance::getValue)
                        .map(Object::toString));
    }

    @Override
    public boolean isVisible(String id) {
        return tasks.createTaskQuery().taskId(id).count() > 0 || instance(id).isPresent();
    }

    private Optional<String> instance(String id) {
        return Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(id).singleResult())
                .map(HistoricTaskInstance::getProcessInstanceId)
                .or(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                                .processInstanceId(id)
                                .singleResult())
                        .map(HistoricProcessInstance::getId));
    }

    private Optional<String> meant(String instance, String process) {
        if (history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .processDefinitionKey(process)
                        .count()
                > 0) {
            return Optional.of(instance);
        }
        return history
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(HistoricProcessInstance::getId);
    }
}
