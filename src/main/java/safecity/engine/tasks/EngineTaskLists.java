package safecity.engine.tasks;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

@Component
class EngineTaskLists implements TaskLists {

    private final ProcessEngineConfigurationImpl engine;
    private final ReadyListQueries queries;
    private final FilterService filters;
    private final TaskService tasks;

    EngineTaskLists(ProcessEngine engine, ReadyListQueries queries) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.queries = queries;
    }

    @Override
    public Map<String, Long> counts() {
        return engine.getCommandExecutorTxRequired().execute(queries::counts).orElseGet(this::byTheEngine);
    }

    /** For somebody in no group: seven questions, which find little. */
    private Map<String, Long> byTheEngine() {
        Map<String, Long> counts = new HashMap<>();
        filters.createTaskFilterQuery().list().stream()
                .filter(filter -> filter.getProperties().containsKey(DefaultTaskFilters.KEY))
                .forEach(filter -> counts.put(
                        filter.getProperties().get(DefaultTaskFilters.KEY).toString(),
                        filters.count(filter.getId(), tasks.createTaskQuery().active())));
        return counts;
    }
}
