package safecity.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's form service, with what is submitted passing {@link Submissions} first. */
class GuardedFormService extends FormServiceImpl {

    private final Submissions submissions;

    GuardedFormService(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> values) {
        submissions.refusing(() -> {
            super.submitTaskForm(taskId, submissions.forTask(taskId, values));
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> values, boolean deserializeValues) {
        return submissions.refusing(() -> super.submitTaskFormWithVariablesInReturn(
                taskId, submissions.forTask(taskId, values), deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> values) {
        return submissions.refusing(() -> super.submitStartForm(processDefinitionId, values));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> values) {
        return submissions.refusing(() -> super.submitStartForm(processDefinitionId, businessKey, values));
    }
}
