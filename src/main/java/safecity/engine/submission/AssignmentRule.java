package safecity.engine.submission;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import safecity.refusal.Refusal;

/** To whom a task may be given. */
final class AssignmentRule {

    private AssignmentRule() {}

    /** @throws Refusal {@code task.assignee} unless the account belongs to the task's municipality */
    static void check(CommandContext context, TaskEntity task, String userId) {
        if (userId == null || task.getTenantId() == null) {
            return;
        }
        boolean belongs = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                        .getIdentityService()
                        .createTenantQuery()
                        .tenantId(task.getTenantId())
                        .userMember(userId)
                        .includingGroupsOfUser(true)
                        .count()
                > 0);
        if (!belongs) {
            throw Refusal.of("task.assignee").field("userId");
        }
    }
}
