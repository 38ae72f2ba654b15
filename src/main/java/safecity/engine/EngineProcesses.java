package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class EngineProcesses implements Processes {

    private final RuntimeService runtime;
    private final SystemScope system;

    EngineProcesses(RuntimeService runtime, SystemScope system) {
        this.system = system;
        this.runtime = runtime;
    }

    @Override
    public void start(String process, String projectKey, Map<String, Object> variables) {
        system.run(() -> runtime.startProcessInstanceByKey(process, projectKey, variables));
    }
}
