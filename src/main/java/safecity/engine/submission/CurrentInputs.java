package safecity.engine.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import safecity.engine.models.StepProperties;

/**
 * The inputs of a task that tell the present ({@link StepProperties#CURRENT}). What is written elsewhere while the task is
 * open would otherwise be shown, signed and recorded as it was when the task began.
 */
final class CurrentInputs {

    private CurrentInputs() {}

    /** Name to value of now; empty for most tasks. Nothing is stored. */
    static Map<String, Object> of(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        ActivityImpl activity = execution == null ? null : execution.getActivity();
        if (activity == null || activity.getIoMapping() == null) {
            return Map.of();
        }
        List<String> names = StepProperties.of(task.getBpmnModelElementInstance(), StepProperties.CURRENT)
                .map(listed -> List.of(listed.split(",")))
                .orElse(List.of());
        Map<String, Object> current = new HashMap<>();
        activity.getIoMapping().getInputParameters().stream()
                .filter(input -> names.contains(input.getName()))
                .forEach(input ->
                        current.put(input.getName(), input.getValueProvider().getValue(execution)));
        return current;
    }
}
