package safecity.absence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away.
 *
 * @param from        first day, {@code to} the last one, both included
 * @param endedAt     null unless it was ended before its time
 * @param needsSecond whether somebody other than who is away entered it: a second person has to confirm it
 * @param confirmedBy null where nobody has, or need not
 */
record Absence(
        long id,
        String municipality,
        String account,
        String substitute,
        LocalDate from,
        LocalDate to,
        String enteredBy,
        OffsetDateTime enteredAt,
        @Nullable OffsetDateTime endedAt,
        boolean needsSecond,
        String confirmedBy,
        OffsetDateTime confirmedAt) {

    boolean overlaps(LocalDate begin, LocalDate end) {
        return endedAt == null && !end.isBefore(from) && !begin.isAfter(to);
    }

    /** Waits for a second person; lends nothing until then. */
    boolean isPending() {
        return endedAt == null && needsSecond && confirmedAt == null;
    }
}
