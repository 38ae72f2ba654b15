package safecity.calendar;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.time.OpenDeadlines;

/** A holiday that is declared or withdrawn moves the deadlines that are still open, in the same transaction. */
@Component
class HolidayChangeListener {

    private final OpenDeadlines open;
    private final Deadlines deadlines;

    HolidayChangeListener(OpenDeadlines open, Deadlines deadlines) {
        this.open = open;
        this.deadlines = deadlines;
    }

    @EventListener
    void changed(HolidayChanged change) {
        open.recompute(deadlines::asOf);
    }
}
