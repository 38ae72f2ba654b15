package safecity.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long a part that is reached took. */
final class Durations {

    private Durations() {}

    /**
     * Days from the moment at which it could be worked on, everything before it being reached and its season come.
     *
     * @param begin     the day on which what comes after nothing began
     * @param notBefore the first day of its season; null: it waits for none
     * @param before    the parts that had to be reached before
     * @param reached   what is reached, by part
     * @return empty where something before it isn't reached, and where it was reached before it could begin: it was recorded
     *     afterwards or out of order and tells nothing
     */
    static OptionalLong of(
            LocalDate on,
            LocalDate begin,
            @Nullable LocalDate notBefore,
            List<String> before,
            Map<String, LocalDate> reached) {
        LocalDate start = notBefore != null && notBefore.isAfter(begin) ? notBefore : begin;
        for (String part : before) {
            LocalDate day = reached.get(part);
            if (day == null) {
                return OptionalLong.empty();
            }
            start = day.isAfter(start) ? day : start;
        }
        long days = start.until(on, ChronoUnit.DAYS);
        return days > 0 ? OptionalLong.of(days) : OptionalLong.empty();
    }
}
