package safecity.engine.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The engine's clock and the application's clock are one: this {@link Clock} reads the engine's. A test sets it, the
 * demo shifts it; in production it is the system's.
 */
public final class EngineClock extends Clock {

    /** Where the product's dates are read, whatever the server's own zone is. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ZoneId zone;

    public EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Stops the clock at an instant; for tests. */
    public void stopAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Lets the clock run at the system's pace, {@code ahead} of it (or behind, when negative). */
    public void runAhead(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
    }

    /** Back to the system's time. */
    public void reset() {
        ClockUtil.reset();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
