package safecity.engine.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;
import safecity.engine.models.StepProperties;

/** The newest version of every model, and which of them calls which. */
@Component
class CallingModels {

    private final RepositoryService repository;
    private volatile Calls known = Calls.of(Map.of(), Map.of());

    CallingModels(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * @param process of the call activity
     * @param called  the process that it calls
     * @param stage   which of several of these; empty where it doesn't say
     */
    record Call(String process, String element, String called, Optional<String> stage) {}

    /**
     * @param definitions id of the newest version of each model
     * @param all         every call in any of them
     */
    record Calls(Map<String, String> definitions, Map<String, BpmnModelInstance> models, List<Call> all) {

        static Calls of(Map<String, String> definitions, Map<String, BpmnModelInstance> models) {
            return new Calls(definitions, models, calls(models));
        }

        Optional<BpmnModelInstance> model(String process) {
            return Optional.ofNullable(models.get(process));
        }

        private static List<Call> calls(Map<String, BpmnModelInstance> models) {
            return models.entrySet().stream()
                    .flatMap(model -> model.getValue().getModelElementsByType(CallActivity.class).stream()
                            .filter(call -> call.getCalledElement() != null)
                            .map(call -> new Call(
                                    model.getKey(),
                                    call.getId(),
                                    call.getCalledElement(),
                                    StepProperties.of(call, StepProperties.STAGE))))
                    .toList();
        }

        /** What a process calls, and what that calls, itself included. */
        Set<String> within(String process) {
            Set<String> within = new HashSet<>(Set.of(process));
            Deque<String> ahead = new ArrayDeque<>(within);
            while (!ahead.isEmpty()) {
                String one = ahead.poll();
                all.stream()
                        .filter(call -> call.process().equals(one) && within.add(call.called()))
                        .forEach(call -> ahead.add(call.called()));
            }
            return within;
        }
    }

    Calls newest() {
        Map<String, String> definitions = new TreeMap<>();
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().unlimitedList().stream()
                .forEach(one -> definitions.put(one.getKey(), one.getId()));
        Calls last = known;
        if (!last.definitions().equals(definitions)) {
            Map<String, BpmnModelInstance> models = new TreeMap<>();
            definitions.forEach((key, id) -> models.put(key, repository.getBpmnModelInstance(id)));
            last = Calls.of(definitions, models);
            known = last;
        }
        return last;
    }
}
