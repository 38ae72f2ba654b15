package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

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
        submissions.refusing(() -> {
            super.complete(taskId, submissions.forTask(taskId, variables));
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return submissions.refusing(() -> super.completeWithVariablesInReturn(
                taskId, submissions.forTask(taskId, variables), deserializeValues));
    }
}
