package safecity.engine.models;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineStepTerms implements StepTerms {

    private final RepositoryService repository;
    private final SystemScope system;

    EngineStepTerms(RepositoryService repository, SystemScope system) {
        this.repository = repository;
        this.system = system;
    }

    @Override
    public Map<String, String> legalPeriods() {
        Map<String, String> periods = new HashMap<>();
        system.run(() -> repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
                .forEach(process -> collect(process, periods)));
        return periods;
    }

    private void collect(ProcessDefinition process, Map<String, String> periods) {
        for (UserTask task : repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class)) {
            StepProperties.of(task, StepProperties.LEGAL_PERIOD)
                    .ifPresent(period -> periods.put(process.getKey() + "/" + task.getId(), period));
        }
    }
}
