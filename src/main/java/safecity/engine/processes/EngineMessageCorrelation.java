package safecity.engine.processes;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineMessageCorrelation implements MessageCorrelation {

    private final RuntimeService runtime;
    private final SystemScope system;

    EngineMessageCorrelation(@Lazy RuntimeService runtime, SystemScope system) {
        this.system = system;
        this.runtime = runtime;
    }

    @Override
    public int correlate(String name, String projectKey, Map<String, Object> variables) {
        return system.call(() -> runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(projectKey)
                .setVariablesToTriggeredScope(variables)
                .correlateAllWithResult()
                .size());
    }

    @Override
    public boolean correlateWhere(String name, String projectKey, Map<String, Object> matching) {
        return system.call(() -> !runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(projectKey)
                .processInstanceVariablesEqual(matching)
                .correlateAllWithResult()
                .isEmpty());
    }
}
