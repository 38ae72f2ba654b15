package safecity.engine.time;

import java.time.Instant;
import java.util.function.Supplier;

/** The due dates of open tasks and the timers that are still running, all of which the models compute. */
public interface OpenDeadlines {

    /** Evaluates something as if it were another time. */
    interface AsOf {
        <T> T at(Instant time, Supplier<T> evaluation);
    }

    /**
     * Computes every open deadline anew, as of the moment at which its task or timer began: the calendar has changed. A
     * due date that a person has set by hand stays.
     *
     * @return how many have moved
     */
    int recompute(AsOf asOf);

    /** The same for the open deadlines of one project. */
    int recompute(AsOf asOf, String projectKey);
}
