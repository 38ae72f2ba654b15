package safecity.engine.time;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets time pass in the engine, deadline by deadline. Used by the demo; nothing else may move the clock. */
public interface TimeTravel {

    /** The next moment at which a timer fires or an open task falls due, later than now; empty when there is none. */
    Optional<Instant> nextDeadline();

    /** Whether jobs are due at this moment: what the engine has begun is not finished yet. */
    boolean working();

    /**
     * Moves the clock to an instant and runs, in their order, all the jobs that fall due on the way. The job executor
     * rests meanwhile. A job that fails keeps its retries and its incident, as it would at any other time.
     *
     * @param target  not before now
     * @param moveTo  sets the clock; called once for each stop on the way and at last with the target
     * @return how many jobs were run
     */
    int advance(Instant target, Consumer<Instant> moveTo);
}
