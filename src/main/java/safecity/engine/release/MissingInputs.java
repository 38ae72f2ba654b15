package safecity.engine.release;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Component;

/**
 * Gives an open task what its newest form reads and its older model didn't compute: an input that the newer version of
 * the model has and the task has not. What the task has is left as it is, the person may be in the middle of it.
 */
@Component
class MissingInputs {

    private final ProcessEngineConfigurationImpl engine;

    MissingInputs(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** @param instances that have just been migrated */
    void compute(List<String> instances) {
        Command<Void> command = context -> {
            instances.stream()
                    .flatMap(instance -> context.getTaskManager().findTasksByProcessInstanceId(instance).stream())
                    .forEach(MissingInputs::compute);
            return null;
        };
        engine.getCommandExecutorTxRequired().execute(command);
    }

    /** The inputs of the task itself, and of what surrounds it: those of a multi-instance task stand around its instances. */
    private static void compute(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        ActivityImpl activity = execution.getActivity();
        compute(activity, execution);
        for (ScopeImpl scope = activity.getFlowScope();
                scope instanceof ActivityImpl around;
                scope = scope.getFlowScope()) {
            compute(around, (ExecutionEntity) execution.findExecutionForFlowScope(scope));
        }
    }

    private static void compute(ActivityImpl activity, ExecutionEntity execution) {
        if (activity.getIoMapping() != null && execution != null) {
            activity.getIoMapping().getInputParameters().stream()
                    .filter(input -> !execution.hasVariableLocal(input.getName()))
                    .forEach(input -> input.execute(execution));
        }
    }
}
