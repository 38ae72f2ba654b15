package safecity.notification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.engine.time.EngineClock;
import safecity.transfer.TaskMoved;

/**
 * Tells whoever got a task by a transfer; where nobody did, those who can give it to somebody: the heads of its departments
 * and the manager. The person who left is reminded of it no more.
 */
@Component
class TaskMovedListener {

    private final NoticeRepository notices;
    private final Recipients recipients;

    TaskMovedListener(NoticeRepository notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    @EventListener
    void moved(TaskMoved move) {
        notices.ended(move.placed().task().id(), move.from());
        if (move.to() != null) {
            tell(Set.of(move.to()), Notice.Kind.RECEIVED, move);
        } else {
            Set<String> acting = new TreeSet<>(recipients.of("approver", move.placed()));
            acting.addAll(recipients.of("manager", move.placed()));
            tell(acting, Notice.Kind.RETURNED, move);
        }
    }

    private void tell(Collection<String> people, Notice.Kind kind, TaskMoved move) {
        Placed placed = move.placed();
        OpenTask task = placed.task();
        LocalDate due = task.due() == null ? null : LocalDate.ofInstant(task.due(), EngineClock.SEOUL);
        people.forEach(person -> notices.insert(new Notice(
                0,
                person,
                placed.municipality(),
                kind,
                task.id(),
                placed.projectKey(),
                task.process(),
                task.element(),
                task.name(),
                placed.title(),
                String.join(",", task.groups()),
                due,
                null,
                task.legalPeriod(),
                move.from(),
                null,
                MailPurpose.DIGEST,
                null,
                null,
                null)));
    }
}
