package safecity.research;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.calendar.Deadlines;
import safecity.engine.time.OpenDeadlines;

/** What waits for a contract's end follows its change: timers and due dates of the project move the moment it is adopted. */
@Component
class ContractDeadlines {

    private final OpenDeadlines open;
    private final Deadlines deadlines;

    ContractDeadlines(OpenDeadlines open, Deadlines deadlines) {
        this.open = open;
        this.deadlines = deadlines;
    }

    @EventListener
    void changed(ContractChanged contract) {
        open.recompute(deadlines::asOf, contract.projectKey());
    }
}
