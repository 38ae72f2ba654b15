package safecity.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.engine.time.EngineClock;

/**
 * A task that moves or has moved, as it stood then.
 *
 * @param departments groups that may do it
 * @param to          null: back to the departments
 * @param at          null before it has moved
 */
record TransferredTask(
        String taskId,
        String taskName,
        String process,
        String processName,
        String element,
        @Nullable String projectKey,
        List<String> departments,
        @Nullable LocalDate dueOn,
        @Nullable String legalPeriod,
        @Nullable String from,
        @Nullable String to,
        @Nullable OffsetDateTime at) {

    static TransferredTask of(Placed placed, @Nullable String from, @Nullable String to) {
        OpenTask task = placed.task();
        return new TransferredTask(
                task.id(),
                task.name(),
                task.process(),
                task.processName(),
                task.element(),
                placed.projectKey(),
                task.groups(),
                task.due() == null ? null : LocalDate.ofInstant(task.due(), EngineClock.SEOUL),
                task.legalPeriod(),
                from,
                to,
                null);
    }
}
