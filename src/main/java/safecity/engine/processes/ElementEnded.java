package safecity.engine.processes;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An element of a model has really been passed in the engine, in the transaction that is under way: the fact on which
 * milestones rest. Not published for elements that were cancelled.
 *
 * @param projectKey business key of the instance
 * @param process    id of the process model, such as {@code ordinance-enactment}
 * @param element    id of the element in it, such as {@code ordinance-in-force}
 * @param stage      value of the instance's variable {@code stage}, which tells several instances of one model apart
 *                   (a contract's deliverable, an audit's stage); null where the process has none
 * @param at         the engine's time
 * @param acts       keys of the acts of legal weight that it takes, separated by commas, a slash, and their subject: that which
 *                   the step records, or what the model says (the variable {@code reachedBy}); null for none
 * @param on         the day on which it happened, where the model says it (the variable {@code reachedOn}); else null
 */
public record ElementEnded(
        String projectKey,
        String process,
        String element,
        @Nullable String stage,
        Instant at,
        @Nullable String acts,
        @Nullable LocalDate on) {}
