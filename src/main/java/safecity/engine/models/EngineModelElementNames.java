package safecity.engine.models;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineModelElementNames implements ModelElementNames {

    private final RepositoryService repository;
    private final SystemScope system;

    EngineModelElementNames(RepositoryService repository, SystemScope system) {
        this.repository = repository;
        this.system = system;
    }

    /** Names tell nothing about any project; who may start or see what is asked elsewhere. */
    @Override
    public List<Name> all() {
        return system.call(() -> repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
                .flatMap(this::of)
                .toList());
    }

    private Stream<Name> of(ProcessDefinition process) {
        Stream<Name> tasks =
                repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class).stream()
                        .map(task -> new Name(process.getKey(), task.getId(), ModelNames.oneLine(task.getName())));
        return Stream.concat(Stream.of(new Name(process.getKey(), null, ModelNames.oneLine(process.getName()))), tasks);
    }
}
