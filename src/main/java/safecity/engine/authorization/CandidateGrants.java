package safecity.engine.authorization;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Work on a task comes with the post and with nothing else. The engine would give every assignee a right of their own,
 * which nobody takes back when the absence, the membership or the assignment ends; here only candidate groups get one,
 * and lose it when they are candidates no more (ADR 0070).
 */
public class CandidateGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, String before, String after) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskOwner(Task task, String before, String after) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String account, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(Task task, String group, String type) {
        return IdentityLinkType.CANDIDATE.equals(type) ? super.newTaskGroupIdentityLink(task, group, type) : null;
    }

    @Override
    public AuthorizationEntity @Nullable [] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type)) {
            Context.getCommandContext().runWithoutAuthorization(() -> {
                Context.getCommandContext()
                        .getAuthorizationManager()
                        .deleteAuthorizationsByResourceIdAndGroupId(Resources.TASK, task.getId(), group);
                return null;
            });
        }
        return null;
    }
}
