package safecity.engine.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task that waits for somebody.
 *
 * @param element     id of the user task in its model, such as {@code draft-bill}
 * @param name        the model's Korean name of it
 * @param process     id of the process model, such as {@code ordinance-enactment}
 * @param processName the model's Korean name of it
 * @param groups      candidate groups: the departments that may take it, in the order of their ids
 * @param assignee    account id of whoever has taken it; null while nobody has
 * @param due         null where the model gives no due date
 * @param legalPeriod key of the period of the law from which the model takes the due date; null for an internal one
 */
public record OpenTask(
        String id,
        String element,
        String name,
        String process,
        String processName,
        List<String> groups,
        @Nullable String assignee,
        @Nullable Instant createdAt,
        @Nullable Instant due,
        @Nullable String legalPeriod) {

    /** Whether the due date is a period of the law, not an internal one. */
    public boolean legalTerm() {
        return legalPeriod != null;
    }
}
