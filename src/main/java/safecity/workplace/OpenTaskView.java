package safecity.workplace;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task for somebody who doesn't do it.
 *
 * @param title       what tells it from others of its name; null for none
 * @param departments who may do it
 * @param assignee    name of whoever has taken it; null while nobody has
 * @param ground      of the term; null where there is none
 * @param daysLate    calendar days since the term ended; 0 until then
 */
record OpenTaskView(
        String id,
        String name,
        @Nullable String title,
        String process,
        String instance,
        List<String> departments,
        @Nullable String assignee,
        @Nullable LocalDate due,
        @Nullable String ground,
        long daysLate,
        boolean legal) {}
