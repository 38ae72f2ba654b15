package safecity.engine.submission;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import safecity.engine.submission.StepEntered.Caller;

/**
 * What the decision of an open task is about, for a form that shows it ({@code {{content}}} in a text of its own). It is
 * read when the form is opened and never becomes a variable. Whoever keeps the content of such tasks answers.
 */
public interface FormContent {

    /** Name under which a form shows it. */
    String NAME = "content";

    /**
     * @param path         the task's instance, the one that called it, and so on
     * @param readerGroups groups of whoever opens the form; null where nobody is signed in
     * @param variable     value of a variable that the task sees
     */
    record Place(
            String taskId,
            String projectKey,
            String process,
            String element,
            List<Caller> path,
            @Nullable List<String> readerGroups,
            Function<String, Object> variable) {}

    /** Markdown in which every text of a person's is plain; null where this is not the place to ask, or there is nothing. */
    @Nullable
    String of(Place place);
}
