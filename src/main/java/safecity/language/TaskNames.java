package safecity.language;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The models speak Korean; the English names of their steps stand in {@code messages/tasks_en.properties}. */
public final class TaskNames {

    private TaskNames() {}

    /**
     * The name of a step in the reader's language: of a task, of what a model calls, or of what it waits for.
     *
     * @param process id of the model
     * @param element id of the step in it
     * @param korean  the name that the model gives it
     */
    public static String of(MessageSource messages, String process, String element, String korean, Locale locale) {
        String step = process + "." + element;
        return messages.getMessage(
                "task." + step, null, messages.getMessage("element." + step, null, korean, locale), locale);
    }
}
