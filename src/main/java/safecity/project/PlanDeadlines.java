package safecity.project;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.calendar.Deadlines;
import safecity.engine.time.OpenDeadlines;

/** What waits for its season follows the plan: a version that is adopted moves the project's timers and due dates. */
@Component
class PlanDeadlines {

    private final OpenDeadlines open;
    private final Deadlines deadlines;

    PlanDeadlines(OpenDeadlines open, Deadlines deadlines) {
        this.open = open;
        this.deadlines = deadlines;
    }

    @EventListener
    void adopted(PlanAdopted plan) {
        open.recompute(deadlines::asOf, plan.projectKey());
    }
}
