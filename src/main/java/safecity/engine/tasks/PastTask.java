package safecity.engine.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task that somebody or their department took part in, open or ended.
 *
 * @param name       the model's Korean name of it; so is {@code processName}
 * @param instance   id of its process instance
 * @param groups     candidate groups: the departments it was meant for
 * @param assignee   account id of whoever took it last; null where nobody did
 * @param takenAt    when that was
 * @param endedAt    null while it is open
 * @param cancelled  ended without being done: the procedure went another way
 * @param late       done after its due date, or open and past it
 * @param title      what tells it from others of its name: title of a document, a contract, a programme; may be null
 * @param decision   code of the decision of its form; null where it has none
 * @param decisionKo the form's Korean label of the decision
 * @param comment    the remark that was given with it
 */
public record PastTask(
        String id,
        String element,
        String name,
        String process,
        String processName,
        String instance,
        String projectKey,
        List<String> groups,
        String assignee,
        @Nullable Instant createdAt,
        @Nullable Instant takenAt,
        @Nullable Instant endedAt,
        @Nullable Instant due,
        boolean cancelled,
        boolean late,
        @Nullable String title,
        @Nullable String decision,
        @Nullable String decisionKo,
        @Nullable String comment) {}
