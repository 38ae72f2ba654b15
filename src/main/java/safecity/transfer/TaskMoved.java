package safecity.transfer;

import org.jspecify.annotations.Nullable;
import safecity.engine.tasks.OpenTasks.Placed;

/**
 * A transfer moved an open task, in the transaction that is under way.
 *
 * @param placed as it was before
 * @param from   account that had it
 * @param to     account that has it now; null: its departments have it back
 */
public record TaskMoved(
        Placed placed, String from, @Nullable String to) {}
