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
        submissions.complete(commandExecutor, taskId, values, accepted -> {
            super.submitTaskForm(taskId, accepted);
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> values, boolean deserializeValues) {
        return submissions.complete(
                commandExecutor,
                taskId,
                values,
                accepted -> super.submitTaskFormWithVariablesInReturn(taskId, accepted, deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> values) {
        return submitStartForm(processDefinitionId, null, values);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> values) {
        return submissions.start(
                commandExecutor,
                Definitions.byId(processDefinitionId),
                businessKey,
                values,
                accepted -> super.submitStartForm(processDefinitionId, businessKey, accepted));
    }
}
