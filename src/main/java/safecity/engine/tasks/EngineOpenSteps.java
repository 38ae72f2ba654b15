package safecity.engine.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineOpenSteps implements OpenSteps {

    private final TaskService tasks;
    private final CandidateGroups groups;
    private final SystemScope system;

    EngineOpenSteps(TaskService tasks, CandidateGroups groups, SystemScope system) {
        this.groups = groups;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public List<Step> of(String process, @Nullable String project, Collection<String> variables) {
        return system.call(() -> {
            TaskQuery query =
                    tasks.createTaskQuery().processDefinitionKey(process).active();
            if (project != null) {
                query.processInstanceBusinessKey(project);
            }
            return query.list().stream().map(task -> step(task, variables)).toList();
        });
    }

    private Step step(Task task, Collection<String> variables) {
        return new Step(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getTenantId(),
                Set.copyOf(groups.of(task.getId())),
                tasks.getVariables(task.getId(), variables));
    }

    @Override
    public void candidates(Step step, Set<String> groups) {
        system.run(() -> this.groups.become(step.task(), groups));
    }
}
