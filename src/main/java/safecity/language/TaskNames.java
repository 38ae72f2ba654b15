package safecity.language;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The models speak Korean; the English names of their steps stand in {@code messages/tasks_en.properties}. */
public final class TaskNames {

    private TaskNames() {}

    /**
     * The name of a step in the reader's language.
     *
     * @param process id of the model
     * @param element id of the step in it
     * @param korean  the name that the model gives it
     */
    public static String of(MessageSource messages, String process, String element, String korean, Locale locale) {
        return messages.getMessage("task." + process + "." + element, null, korean, locale);
    }
}
