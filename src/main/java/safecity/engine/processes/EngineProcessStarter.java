package safecity.engine.processes;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineProcessStarter implements ProcessStarter {

    private final RuntimeService runtime;
    private final SystemScope system;

    EngineProcessStarter(@Lazy RuntimeService runtime, SystemScope system) {
        this.system = system;
        this.runtime = runtime;
    }

    @Override
    public void start(String process, String projectKey, Map<String, Object> variables) {
        system.run(() -> runtime.startProcessInstanceByKey(process, projectKey, variables));
    }
}
