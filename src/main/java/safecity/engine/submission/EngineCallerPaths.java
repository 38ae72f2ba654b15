package safecity.engine.submission;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.submission.StepEntered.Caller;

@Component
class EngineCallerPaths implements CallerPaths {

    private final HistoryService history;
    private final SystemScope system;

    EngineCallerPaths(HistoryService history, SystemScope system) {
        this.history = history;
        this.system = system;
    }

    @Override
    public List<Caller> of(String project, String process, String variable, String value) {
        return system.call(() -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(process)
                .variableValueEquals(variable, value)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::upwards)
                .orElse(List.of()));
    }

    private List<Caller> upwards(HistoricProcessInstance instance) {
        List<Caller> path = new ArrayList<>();
        HistoricProcessInstance at = instance;
        while (at != null) {
            path.add(new Caller(at.getId(), at.getProcessDefinitionKey()));
            at = at.getSuperProcessInstanceId() == null
                    ? null
                    : history.createHistoricProcessInstanceQuery()
                            .processInstanceId(at.getSuperProcessInstanceId())
                            .singleResult();
        }
        return path;
    }
}
