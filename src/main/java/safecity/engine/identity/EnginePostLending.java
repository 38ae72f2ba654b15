package safecity.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.authorization.SystemScope;
import safecity.engine.authorization.WithdrawnTasks;

@Component
class EnginePostLending implements PostLending {

    private final IdentityService identities;
    private final TaskService tasks;
    private final Roles roles;
    private final SystemScope system;

    EnginePostLending(IdentityService identities, TaskService tasks, Roles roles, SystemScope system) {
        this.identities = identities;
        this.tasks = tasks;
        this.roles = roles;
        this.system = system;
    }

    @Override
    public List<String> working(String account) {
        return system.call(() -> identities.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .filter(group -> roles.works(List.of(group)))
                .sorted()
                .toList());
    }

    @Override
    public void lend(String group, String account) {
        system.run(() -> {
            if (identities
                            .createGroupQuery()
                            .groupId(group)
                            .groupMember(account)
                            .count()
                    == 0) {
                identities.createMembership(account, group);
            }
        });
    }

    @Override
    public void takeBack(String group, String account) {
        system.run(() -> identities.deleteMembership(account, group));
    }

    @Override
    public boolean isWithdrawn(String task, String account) {
        return system.call(() -> WithdrawnTasks.isAmong(tasks.getIdentityLinksForTask(task), account));
    }

    @Override
    public boolean give(String task, @Nullable String account) {
        return system.call(() -> {
            Task open = tasks.createTaskQuery().taskId(task).active().singleResult();
            if (open == null) {
                return false;
            }
            // Who may not do it would hold it, and nobody else could take it.
            String to = account == null || isWithdrawn(task, account) ? null : account;
            if (Objects.equals(open.getAssignee(), to)) {
                return false;
            }
            tasks.setAssignee(task, to);
            return true;
        });
    }

    @Override
    public int handOver(String from, String to, Collection<String> groups) {
        return system.call(() -> move(taken(from, groups), to));
    }

    @Override
    public int giveBack(String from, String to, String group) {
        return system.call(() -> {
            List<String> kept = working(from);
            return move(
                    taken(from, List.of(group)).stream()
                            .filter(task -> !isCandidate(task.getId(), kept))
                            .toList(),
                    to);
        });
    }

    private List<Task> taken(String account, Collection<String> groups) {
        return groups.isEmpty()
                ? List.of()
                : tasks.createTaskQuery()
                        .taskAssignee(account)
                        .taskCandidateGroupIn(List.copyOf(groups))
                        .includeAssignedTasks()
                        .active()
                        .list();
    }

    private int move(List<Task> taken, String to) {
        List<String> receiving = to == null ? List.of() : working(to);
        // One may have ended since it was found.
        return (int) taken.stream()
                .filter(task -> give(task.getId(), isCandidate(task.getId(), receiving) ? to : null))
                .count();
    }

    private boolean isCandidate(String task, List<String> groups) {
        return !groups.isEmpty()
                && tasks.createTaskQuery()
                                .taskId(task)
                                .taskCandidateGroupIn(groups)
                                .includeAssignedTasks()
                                .count()
                        > 0;
    }
}
