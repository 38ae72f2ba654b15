package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.variable.VariableMap;
import safecity.refusal.Refusal;

/** The engine's task service, with what is submitted passing {@link Submissions} first. */
class GuardedTaskService extends TaskServiceImpl {

    private final Submissions submissions;

    GuardedTaskService(Submissions submissions) {
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
        return submissions.complete(commandExecutor, taskId, variables,
                values -> super.completeWithVariablesInReturn(taskId, values, deserializeValues));
    }

    /** A person takes a task for themselves only; that somebody was faster is said as such. */
    @Override
    public void claim(String taskId, String userId) {
        submissions.refusing(() -> {
            try {
                return commandExecutor.execute(context -> {
                    String person = context.getAuthenticatedUserId();
                    if (person != null && userId != null && !person.equals(userId)) {
                        throw Refusal.forbidden("task.claimForOther").field("userId");
                    }
                    super.claim(taskId, userId);
                    return null;
                });
            } catch (TaskAlreadyClaimedException taken) {
                throw Refusal.conflict("task.taken");
            } catch (NullValueException gone) {
                throw Refusal.conflict("task.done");
            }
        });
    }
}
