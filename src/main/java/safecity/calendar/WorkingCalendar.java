package safecity.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import safecity.refusal.Refusal;

/**
 * Working days of a Korean government office and the ends of legal periods.
 *
 * <p>A working day is no Saturday, no Sunday and no public holiday, declared holidays included. Counting never includes
 * the first day (초일불산입, 민법 제157조). Numbers are whole days or working days, 0 to {@value #MOST_DAYS}; what lies
 * outside 2013 to 2099, where the holidays aren't known, is refused ({@code calendar.date-out-of-range}).
 */
public final class WorkingCalendar {

    /** The first year in which 한글날 was a holiday again: from here on the list of holidays is complete. */
    static final int FIRST_YEAR = 2013;

    static final int LAST_YEAR = 2099;
    static final int MOST_DAYS = 10_000;

    private final KoreanHolidays rules;
    private final Supplier<Map<LocalDate, Holiday>> declared;

    WorkingCalendar(KoreanHolidays rules, Supplier<Map<LocalDate, Holiday>> declared) {
        this.rules = rules;
        this.declared = declared;
    }

    public boolean isWorkingDay(LocalDate date) {
        return working().test(date);
    }

    /** The public holidays of a year in order of their dates, those that fall on a weekend included. */
    public List<Holiday> holidays(int year) {
        known(LocalDate.of(year, 1, 1));
        List<Holiday> all = new ArrayList<>();
        rules.of(year).values().forEach(all::addAll);
        declared.get().values().stream()
                .filter(holiday -> holiday.date().getYear() == year)
                .forEach(all::add);
        all.sort(Comparator.comparing(Holiday::date));
        return List.copyOf(all);
    }

    /** What makes a day a public holiday; empty on a plain Saturday or Sunday and on a working day. */
    public List<Holiday> holidaysOn(LocalDate date) {
        return holidays(date.getYear()).stream()
                .filter(holiday -> holiday.date().equals(date))
                .toList();
    }

    /** The first working day after {@code date}. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return workingDayOnOrAfter(date.plusDays(1));
    }

    /** {@code date} itself when it is a working day, otherwise the next one. */
    public LocalDate workingDayOnOrAfter(LocalDate date) {
        return step(date, 1, working());
    }

    /** The {@code n}th working day after {@code from}, which isn't counted; with 0 the first one on or after it. */
    public LocalDate plusWorkingDays(LocalDate from, int n) {
        return count(from, n, 1);
    }

    /** The {@code n}th working day before {@code from}, which isn't counted; with 0 the last one on or before it. */
    public LocalDate minusWorkingDays(LocalDate from, int n) {
        return count(from, n, -1);
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    public long workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        known(from);
        known(to);
        return from.plusDays(1).datesUntil(to.plusDays(1)).filter(working()).count();
    }

    /**
     * The last day of a period of {@code days} calendar days (민법 제157조, 제159조, 제161조).
     *
     * @param from the day on which the period is set off, not counted
     */
    public LocalDate periodEnd(LocalDate from, int days, EndRule rule) {
        return end(known(from).plusDays(whole(days)), rule);
    }

    /**
     * The last day of a period of calendar months (민법 제160조): the day before the one that corresponds to the first
     * day counted; where the last month has no such day, the last day of that month.
     *
     * @param from the day on which the period is set off, not counted
     */
    public LocalDate periodEndOfMonths(LocalDate from, int months, EndRule rule) {
        LocalDate first = known(from).plusDays(1);
        LocalDate corresponding = first.plusMonths(whole(months));
        boolean exists = corresponding.getDayOfMonth() == first.getDayOfMonth();
        return end(exists ? corresponding.minusDays(1) : corresponding, rule);
    }

    /** The last day of a period that the law gives. */
    public LocalDate periodEnd(LocalDate from, LegalPeriod period) {
        return switch (period.unit()) {
            case DAYS -> periodEnd(from, period.length(), period.endRule());
            case WORKING_DAYS -> plusWorkingDays(from, period.length());
        };
    }

    private LocalDate end(LocalDate last, EndRule rule) {
        return rule == EndRule.MOVES ? workingDayOnOrAfter(last) : known(last);
    }

    private LocalDate count(LocalDate from, int n, int direction) {
        Predicate<LocalDate> working = working();
        LocalDate day = step(from, whole(n) == 0 ? direction : 0, working);
        for (int left = n; left > 0; left--) {
            day = step(day.plusDays(direction), direction, working);
        }
        return day;
    }

    /** The first working day from {@code date} on, looking in {@code direction}; with 0 the date as it is. */
    private static LocalDate step(LocalDate date, int direction, Predicate<LocalDate> working) {
        LocalDate day = known(date);
        while (direction != 0 && !working.test(day)) {
            day = day.plusDays(direction);
        }
        return day;
    }

    /** One look at the declared holidays for a whole calculation: they live in the database, so that every node agrees. */
    private Predicate<LocalDate> working() {
        Collection<LocalDate> alsoOff = declared.get().keySet();
        return date -> date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !rules.of(known(date).getYear()).containsKey(date)
                && !alsoOff.contains(date);
    }

    static LocalDate known(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw Refusal.of(
                    "calendar.date-out-of-range",
                    date.toString(),
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
        }
        return date;
    }

    private static int whole(int number) {
        if (number < 0 || number > MOST_DAYS) {
            throw Refusal.of("calendar.number-out-of-range", Integer.toString(number), Integer.toString(MOST_DAYS));
        }
        return number;
    }
}
