package safecity.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry about one day: that it is a holiday, or that an earlier entry is withdrawn.
 *
 * @param version    1 for a day's first entry; odd ones declare, even ones withdraw, the highest one holds
 * @param declaredBy account id
 */
public record HolidayDeclaration(
        LocalDate date,
        int version,
        String nameKo,
        String nameEn,
        String reason,
        String declaredBy,
        Instant declaredAt) {

    /** Whether this entry makes the day a holiday, or takes that back. */
    public boolean declares() {
        return version % 2 == 1;
    }
}
