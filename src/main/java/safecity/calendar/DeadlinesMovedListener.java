package safecity.calendar;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.time.DeadlinesMoved;
import safecity.engine.time.OpenDeadlines;

/** Timers and due dates of a project move with what they are computed from, in the transaction that changes it. */
@Component
class DeadlinesMovedListener {

    private final OpenDeadlines open;
    private final Deadlines deadlines;

    DeadlinesMovedListener(OpenDeadlines open, Deadlines deadlines) {
        this.open = open;
        this.deadlines = deadlines;
    }

    @EventListener
    void moved(DeadlinesMoved by) {
        open.recompute(deadlines::asOf, by.projectKey());
    }
}
