package safecity.engine.processes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

/**
 * Asks the decisions for our own pages and lists. One version says the same of the same inputs every time: it is asked,
 * and recorded in the history, once; who only reads a page leaves nothing behind. What a model decides is not asked here.
 */
@Component
class EngineDecisions implements Decisions {

    private static final int MOST = 5_000;

    private final DecisionService decisions;
    private final ProcessEngineConfigurationImpl engine;
    private final SystemScope system;
    /** Not loaded by the cache: who waits for another's answer would hold the connection that the other needs. */
    private final Cache<Question, List<Map<String, Object>>> answers =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    EngineDecisions(@Lazy DecisionService decisions, @Lazy ProcessEngineConfigurationImpl engine, SystemScope system) {
        this.decisions = decisions;
        this.engine = engine;
        this.system = system;
    }

    @Override
    public List<Map<String, Object>> rows(String decision, Map<String, Object> inputs) {
        return system.call(() -> {
            Question asked = new Question(latest(decision), Collections.unmodifiableMap(new HashMap<>(inputs)));
            List<Map<String, Object>> known = answers.getIfPresent(asked);
            return known == null ? answer(asked) : known;
        });
    }

    private List<Map<String, Object>> answer(Question asked) {
        List<Map<String, Object>> rows = List.copyOf(decisions
                .evaluateDecisionTableById(asked.version(), asked.inputs())
                .getResultList());
        answers.put(asked, rows);
        return rows;
    }

    /** Asked with every page, so without the query that can be asked for everything. */
    private String latest(String decision) {
        DecisionDefinition latest = engine.getCommandExecutorTxRequired()
                .execute(context -> context.getDecisionDefinitionManager()
                        .findLatestDecisionDefinitionByKeyAndTenantId(decision, null));
        if (latest == null) {
            throw new IllegalStateException("No decision " + decision + " is deployed");
        }
        return latest.getId();
    }

    private record Question(String version, Map<String, Object> inputs) {}
}
