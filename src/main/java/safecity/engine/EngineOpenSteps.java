package safecity.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

@Component
class EngineOpenSteps implements OpenSteps {

    private final TaskService tasks;
    private final SystemScope system;

    EngineOpenSteps(TaskService tasks, SystemScope system) {
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public List<Step> of(String process, String project, Collection<String> variables) {
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
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
        return new Step(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getTenantId(),
                groups,
                tasks.getVariables(task.getId(), variables));
    }

    @Override
    public void candidates(Step step, Set<String> groups) {
        system.run(() -> {
            groups.stream()
                    .filter(group -> !step.groups().contains(group))
                    .forEach(group -> tasks.addCandidateGroup(step.task(), group));
            step.groups().stream()
                    .filter(group -> !groups.contains(group))
                    .forEach(group -> tasks.deleteCandidateGroup(step.task(), group));
        });
    }
}
