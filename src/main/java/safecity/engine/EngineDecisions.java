package safecity.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineDecisions implements Decisions {

    private final DecisionService decisions;
    private final SystemScope system;

    EngineDecisions(@Lazy DecisionService decisions, SystemScope system) {
        this.decisions = decisions;
        this.system = system;
    }

    @Override
    public List<Map<String, Object>> rows(String decision, Map<String, Object> inputs) {
        return system.call(() -> decisions.evaluateDecisionTableByKey(decision, inputs).getResultList());
    }
}
