package safecity.absence;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Somebody is away.
 *
 * @param from    first day, {@code to} the last one, both included
 * @param endedAt null unless it was ended before its time
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
        OffsetDateTime endedAt) {

    boolean isOn(LocalDate day) {
        return endedAt == null && !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(LocalDate begin, LocalDate end) {
        return endedAt == null && !end.isBefore(from) && !begin.isAfter(to);
    }
}
