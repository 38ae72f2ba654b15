package safecity.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineDecisions implements Decisions {

    private final DecisionService decisions;

    EngineDecisions(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Map<String, Object>> rows(String decision, Map<String, Object> inputs) {
        return decisions.evaluateDecisionTableByKey(decision, inputs).getResultList();
    }
}
