package safecity.engine.submission;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import safecity.engine.authorization.WithdrawnTasks;
import safecity.refusal.Refusal;

/** The engine's task service, with what is submitted passing {@link Submissions} first. */
public class GuardedTaskService extends TaskServiceImpl {

    private final Submissions submissions;

    public GuardedTaskService(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        submissions.complete(commandExecutor, taskId, variables, values -> {
            super.complete(taskId, values);
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return submissions.complete(
                commandExecutor,
                taskId,
                variables,
                values -> super.completeWithVariablesInReturn(taskId, values, deserializeValues));
    }

    /**
     * A person hands back what is theirs. Who may assign (the manager) gives work to somebody of the task's own
     * municipality only.
     */
    @Override
    public void setAssignee(String taskId, String userId) {
        submissions.refusing(() -> commandExecutor.execute(context -> {
            String person = context.getAuthenticatedUserId();
            TaskEntity task = Submissions.open(context, taskId);
            boolean handsBack = userId == null && person != null && person.equals(task.getAssignee());
            if (handsBack) {
                // The candidate's permission to work on a task covers giving it back.
                super.claim(taskId, null);
            } else {
                AssignmentRule.check(context, task, userId);
                super.setAssignee(taskId, userId);
            }
            return null;
        }));
    }

    /**
     * A person takes a task for themselves only; that somebody was faster is said as such. Who takes it twice at once, in
     * two tabs or by a double click, has it.
     */
    @Override
    public void claim(String taskId, String userId) {
        submissions.refusing(() -> {
            try {
                return commandExecutor.execute(context -> {
                    String person = context.getAuthenticatedUserId();
                    TaskEntity task = Submissions.open(context, taskId);
                    // For nobody it is given back, and that is the holder's affair alone.
                    String theirs = userId == null ? task.getAssignee() : userId;
                    if (person != null && theirs != null && !person.equals(theirs)) {
                        throw Refusal.forbidden("task.claimForOther").field("userId");
                    }
                    if (task.getAssignee() == null) {
                        WithdrawnTasks.check(task, person);
                    }
                    super.claim(taskId, userId);
                    return null;
                });
            } catch (TaskAlreadyClaimedException taken) {
                throw Refusal.conflict("task.taken");
            } catch (ProcessEngineException lost) {
                if (isRefused(lost) || !isTakenBy(userId, taskId)) {
                    throw lost;
                }
                return null;
            }
        });
    }

    private static boolean isRefused(ProcessEngineException failure) {
        return failure instanceof AuthorizationException
                || Refusal.in(failure)
                        .filter(refusal -> refusal.kind() != Refusal.Kind.CONFLICT)
                        .isPresent();
    }

    private boolean isTakenBy(String userId, String taskId) {
        return commandExecutor.execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task != null
                    && task.getAssignee() != null
                    && !task.getAssignee().equals(userId)) {
                throw Refusal.conflict("task.taken");
            }
            return task != null && userId != null && userId.equals(task.getAssignee());
        });
    }
}
