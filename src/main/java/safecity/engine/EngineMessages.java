package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineMessages implements Messages {

    private final RuntimeService runtime;

    EngineMessages(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public int correlate(String name, String projectKey, Map<String, Object> variables) {
        return runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(projectKey)
                .setVariablesToTriggeredScope(variables)
                .correlateAllWithResult()
                .size();
    }
}
