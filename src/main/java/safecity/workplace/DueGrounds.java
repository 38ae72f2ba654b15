package safecity.workplace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.tasks.OpenTask;

/** Names the ground of a task's term: the article of the law, or the rules of the house where the law gives none. */
@Component
class DueGrounds {

    private final MessageSource messages;

    DueGrounds(MessageSource messages) {
        this.messages = messages;
    }

    /** Null for a task without a term. */
    @Nullable
    String of(OpenTask task, Locale locale) {
        if (task.due() == null) {
            return null;
        }
        return task.legalPeriod() == null
                ? messages.getMessage("task.ground.internal", null, locale)
                : messages.getMessage(
                        "task.ground.legal",
                        new Object[] {LegalPeriod.of(task.legalPeriod()).article()},
                        locale);
    }
}
