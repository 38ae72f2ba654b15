package safecity.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
        String projectKey,
        List<String> departments,
        LocalDate dueOn,
        String legalPeriod,
        String from,
        String to,
        OffsetDateTime at) {

    static TransferredTask of(Placed placed, String from, String to) {
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
