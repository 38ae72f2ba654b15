package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class EngineProcesses implements Processes {

    private final RuntimeService runtime;

    EngineProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(String process, String projectKey, Map<String, Object> variables) {
        runtime.startProcessInstanceByKey(process, projectKey, variables);
    }
}
