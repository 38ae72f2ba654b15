package safecity.engine.tasks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

/** Evaluates the candidates that the models name, as the engine did when the tasks came into being. */
@Component
class EngineTaskCandidates implements TaskCandidates {

    private final TaskService tasks;
    private final CandidateGroups groups;
    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final ProcessEngineConfigurationImpl engine;
    private final SystemScope system;

    EngineTaskCandidates(
            TaskService tasks,
            CandidateGroups groups,
            IdentityService identities,
            AuthorizationService authorizations,
            ProcessEngineConfigurationImpl engine,
            SystemScope system) {
        this.tasks = tasks;
        this.groups = groups;
        this.identities = identities;
        this.authorizations = authorizations;
        this.engine = engine;
        this.system = system;
    }

    @Override
    public int follow(String municipality) {
        return system.call(() -> (int) tasks.createTaskQuery().tenantIdIn(municipality).unlimitedList().stream()
                .filter(this::follow)
                .count());
    }

    private boolean follow(Task task) {
        Set<String> shall = named(task.getId());
        if (shall.isEmpty() || shall.equals(Set.copyOf(groups.of(task.getId())))) {
            return false;
        }
        groups.become(task.getId(), shall).forEach(group -> forget(task.getId(), group));
        if (task.getAssignee() != null && !belongs(task.getAssignee(), shall)) {
            tasks.setAssignee(task.getId(), null);
        }
        return true;
    }

    /** What the engine granted the group for looking back at the task stays when its link goes. */
    private void forget(String task, String group) {
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(Resources.HISTORIC_TASK)
                .resourceId(task)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    private boolean belongs(String account, Set<String> groups) {
        return identities.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .anyMatch(groups::contains);
    }

    /** Empty for a task of no model, whose candidates somebody chose. */
    private Set<String> named(String taskId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null || task.getExecution() == null) {
                return Set.of();
            }
            return task.getTaskDefinition().getCandidateGroupIdExpressions().stream()
                    .flatMap(expression -> ids(expression.getValue(task.getExecution())))
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    private static Stream<String> ids(Object value) {
        List<?> several = value instanceof Collection<?> list
                ? List.copyOf(list)
                : Arrays.stream(String.valueOf(value).split(","))
                        .map(String::strip)
                        .toList();
        return several.stream().map(Object::toString).map(String::strip);
    }
}
