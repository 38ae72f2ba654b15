package safecity.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term ends when its last day is over, at 24:00 in Seoul (민법 제159조), whatever hour the engine keeps of it. The one place
 * that says whether something is late.
 */
public final class DueDay {

    private DueDay() {}

    /** The day on which something is due. */
    public static LocalDate of(Instant due) {
        return LocalDate.ofInstant(due, EngineClock.SEOUL);
    }

    /** Whether the day of a term is over; never without a term. */
    public static boolean isOver(@Nullable Instant due, Instant now) {
        return due != null && due.isBefore(begin(now));
    }

    /** The midnight with which the day of a moment began: what was due before it is late. */
    public static Instant begin(Instant moment) {
        return of(moment).atStartOfDay(EngineClock.SEOUL).toInstant();
    }
}
