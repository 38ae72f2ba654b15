package safecity.calendar;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.act.ActCorrected;
import safecity.engine.time.OpenDeadlines;

/** A day of an act that is put right moves what runs from it in its project, in the same transaction. */
@Component
class ActCorrectionListener {

    private final OpenDeadlines open;
    private final Deadlines deadlines;

    ActCorrectionListener(OpenDeadlines open, Deadlines deadlines) {
        this.open = open;
        this.deadlines = deadlines;
    }

    @EventListener
    void corrected(ActCorrected act) {
        open.recompute(deadlines::asOf, act.projectKey());
    }
}
