package safecity.engine.authorization;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * Who reads one task, whichever mount, form or page asks: the engine's own answer, which here comes from
 * candidate groups and oversight only, less those from whom a manager took the task.
 */
public class TaskChecks extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        super.checkReadTask(there(task));
        notWithdrawn(task, "READ");
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        super.checkReadTaskVariable(there(task));
        notWithdrawn(task, "READ_VARIABLE");
    }

    /** The engine looks for a task's form without asking whether there is such a task. */
    private static TaskEntity there(@Nullable TaskEntity task) {
        if (task == null) {
            throw Refusal.notFound("engine.notFound");
        }
        return task;
    }

    private static void notWithdrawn(TaskEntity task, String permission) {
        CommandContext context = Context.getCommandContext();
        String person = context.getAuthenticatedUserId();
        if (context.isAuthorizationCheckEnabled() && WithdrawnTasks.is(task, person)) {
            throw new AuthorizationException(person, permission, "Task", task.getId());
        }
    }
}
