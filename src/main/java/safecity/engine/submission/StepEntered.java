package safecity.engine.submission;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import safecity.engine.forms.FormLine;

/**
 * A person submitted a form, in the transaction that is under way; published before the model takes the entry.
 *
 * @param id           of the task; of a start form {@code start/} and the id of the instance that it started
 * @param projectKey   business key of the instance; null where it has none yet
 * @param municipality tenant; null for an instance of none
 * @param element      id of the user task or the start event
 * @param title        what tells the task from others of its name; null for none
 * @param scope        id of the activity instance around the task: each turn of a loop over parts has one of its own
 * @param procedure    name of the model
 * @param path         its instance, the one that called it, and so on
 * @param form         id of the form
 * @param person       account id; {@code system} where nobody is signed in
 * @param groups       candidate groups of the task
 * @param language     in which the form was shown, {@code ko} or {@code en}; the lines are Korean in both
 * @param value        the value of a field that was entered, else of a variable that the step sees
 */
public record StepEntered(
        String id,
        String projectKey,
        String municipality,
        String element,
        String name,
        @Nullable String title,
        String scope,
        String procedure,
        List<Caller> path,
        String form,
        String person,
        Set<String> groups,
        String language,
        List<FormLine> lines,
        Function<String, Object> value) {

    /** @param process id of the model */
    public record Caller(String instance, String process) {}

    /** Id of the model to which the step belongs. */
    public String process() {
        return path.get(0).process();
    }
}
