package safecity.calendar;

import java.time.LocalDate;

/**
 * How long before an election a head of local government is held back (공직선거법 제86조), in days. "전 60일" is counted back
 * from election day, which itself is not counted: before 2026-06-03 that is 2026-04-04.
 */
public enum ElectionLimit {

    /** 제2항: no events, before any election. */
    EVENTS(60),
    /** 제5항: no publicity, before that of the head's own office. */
    PUBLICITY(180);

    private final int days;

    ElectionLimit(int days) {
        this.days = days;
    }

    /** The first day of the limit; it lasts until election day. */
    public LocalDate from(LocalDate election) {
        return election.minusDays(days);
    }

    public boolean holdsOn(LocalDate day, LocalDate election) {
        return !day.isBefore(from(election)) && !day.isAfter(election);
    }
}
