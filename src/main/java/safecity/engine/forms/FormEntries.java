package safecity.engine.forms;

import java.util.Map;

/**
 * What a person types into a form before it is submitted: only for whom may work on the task or start the process, and
 * only what the form's own fields take. Nothing of it reaches the engine.
 */
public interface FormEntries {

    /**
     * The part of the values that the fields of a task's form take.
     *
     * @throws safecity.refusal.Refusal {@code engine.notFound} also for a task of another municipality or one that is done,
     *                                  {@code task.notYours}, {@code task.taken} while somebody else has it
     */
    Map<String, Object> ofTask(String taskId, Map<String, Object> values);

    /**
     * The part of the values that the fields of a start form take.
     *
     * @param form id of the form, such as {@code certification-started}
     * @throws safecity.refusal.Refusal {@code engine.notFound} unless a process that the person may start begins with it
     */
    Map<String, Object> ofStart(String form, Map<String, Object> values);
}
