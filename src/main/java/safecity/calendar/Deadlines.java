package safecity.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;
import java.util.stream.Stream;
import safecity.engine.models.ModelBean;
import safecity.engine.time.DueDay;

/**
 * Due dates for the models: {@code ${deadlines.workingDays(5)}}. Each is the end of office hours, 18:00 in Seoul, of
 * the last day; the day on which a period is set off isn't counted. Timers go by the beginnings and ends of days
 * instead: {@code ${deadlines.startOf(day)}}, {@code ${deadlines.over(day)}}.
 *
 * <p>Numbers are whole numbers of any type, as forms deliver them; dates are ISO days ({@code 2022-11-08}). Anything
 * else is refused: {@code calendar.number-needed}, {@code calendar.number-out-of-range},
 * {@code calendar.date-unreadable}, {@code calendar.date-out-of-range}.
 */
@ModelBean("deadlines")
public class Deadlines {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final LocalTime END_OF_OFFICE_HOURS = LocalTime.of(18, 0);

    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ThreadLocal<Instant> base = new ThreadLocal<>();

    Deadlines(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    // From now

    /** {@code n} working days from today; 0 is today or, on a day off, the next working day. */
    public Date workingDays(Number n) {
        return endOf(calendar.plusWorkingDays(day(), ModelValues.number(n)));
    }

    /** The midnight that ends the {@code n}th working day from today: what is due before it is due within those days. */
    public Date endOfWorkingDay(Number n) {
        return midnightAfter(calendar.plusWorkingDays(day(), ModelValues.number(n)));
    }

    /** The last thousandth of a second of yesterday. */
    public Date endOfYesterday() {
        return Date.from(DueDay.begin(now()).minusMillis(1));
    }

    /** {@code n} calendar days from today, moved off a day off. */
    public Date days(Number n) {
        return endOf(calendar.periodEnd(day(), ModelValues.number(n), EndRule.MOVES));
    }

    /** {@code n} calendar days from today, whatever day that is. */
    public Date exactDays(Number n) {
        return endOf(calendar.periodEnd(day(), ModelValues.number(n), EndRule.STAYS));
    }

    /** A {@link LegalPeriod} from today, by its key: {@code ${deadlines.legal('promulgation')}}. */
    public Date legal(String key) {
        return endOf(calendar.periodEnd(day(), LegalPeriod.of(key)));
    }

    /** How long a {@link LegalPeriod} is, in its own unit. */
    public int length(String key) {
        return LegalPeriod.of(key).length();
    }

    /**
     * The next end of a quarter, moved off a day off; always later than now, so that a loop goes on to the next one. On
     * the days off between a quarter's last day and the working day it moved to, it is that quarter's end still.
     */
    public Date quarterEnd() {
        Month first = day().getMonth().firstMonthOfQuarter();
        LocalDate quarter = LocalDate.of(day().getYear(), first, 1);
        return Stream.iterate(quarter, next -> next.plusMonths(3))
                .map(next -> endOf(calendar.workingDayOnOrAfter(next.minusDays(1))))
                .filter(end -> end.toInstant().isAfter(now()))
                .findFirst()
                .orElseThrow();
    }

    // On, from and before a given day

    /** That very day. */
    public Date on(String date) {
        return endOf(ModelValues.date(date));
    }

    public Date workingDaysFrom(String date, Number n) {
        return endOf(calendar.plusWorkingDays(ModelValues.date(date), ModelValues.number(n)));
    }

    public Date daysFrom(String date, Number n) {
        return endOf(calendar.periodEnd(ModelValues.date(date), ModelValues.number(n), EndRule.MOVES));
    }

    public Date exactDaysFrom(String date, Number n) {
        return endOf(calendar.periodEnd(ModelValues.date(date), ModelValues.number(n), EndRule.STAYS));
    }

    /** {@code n} calendar months, moved off a day off (민법 제160조, 제161조). */
    public Date monthsFrom(String date, Number n) {
        return endOf(calendar.periodEndOfMonths(ModelValues.date(date), ModelValues.number(n), EndRule.MOVES));
    }

    public Date exactMonthsFrom(String date, Number n) {
        return endOf(calendar.periodEndOfMonths(ModelValues.date(date), ModelValues.number(n), EndRule.STAYS));
    }

    /** {@code n} years, moved off a day off. */
    public Date yearsFrom(String date, Number n) {
        return monthsFrom(date, 12 * ModelValues.number(n));
    }

    /** {@code n} years to the day, as a certificate is valid. */
    public Date exactYearsFrom(String date, Number n) {
        return exactMonthsFrom(date, 12 * ModelValues.number(n));
    }

    public Date legalFrom(String key, String date) {
        return endOf(calendar.periodEnd(ModelValues.date(date), LegalPeriod.of(key)));
    }

    // Ends and beginnings of days, for what the law lets happen and for every timer: a day ends at 24:00 (민법 제159조)

    /** The midnight that ends the last day of a {@link LegalPeriod} from a day. */
    public Date endOfLegal(String key, String date) {
        return midnightAfter(calendar.periodEnd(ModelValues.date(date), LegalPeriod.of(key)));
    }

    /** The midnight that ends the {@code n}th calendar day from a day, moved off a day off. */
    public Date endOfDaysFrom(String date, Number n) {
        return midnightAfter(calendar.periodEnd(ModelValues.date(date), ModelValues.number(n), EndRule.MOVES));
    }

    /** The midnight that ends a day: from then on what was due on it is late. */
    public Date over(String date) {
        return midnightAfter(ModelValues.date(date));
    }

    /** The midnight with which a day begins. */
    public Date startOf(String date) {
        return midnightBefore(ModelValues.date(date));
    }

    /** The midnight with which the {@code n}th working day before a day begins. */
    public Date workingDaysBefore(String date, Number n) {
        return midnightBefore(calendar.minusWorkingDays(ModelValues.date(date), ModelValues.number(n)));
    }

    /** The midnight with which the day {@code n} calendar days before a day begins, whatever day that is. */
    public Date exactDaysBefore(String date, Number n) {
        return midnightBefore(WorkingCalendar.known(ModelValues.date(date).minusDays(ModelValues.number(n))));
    }

    // Days as the models keep them

    /** Today in Seoul, as an ISO day. */
    public String today() {
        return day().toString();
    }

    /** The day of a due date in Seoul, as an ISO day. */
    public String isoDate(Date date) {
        return date.toInstant().atZone(SEOUL).toLocalDate().toString();
    }

    /**
     * Runs {@code calculation} in this thread as if it were {@code then}: what was due by the rule when a task was
     * created, with the holidays that are known today.
     */
    public <T> T asOf(Instant then, Supplier<T> calculation) {
        Instant outer = base.get();
        base.set(then);
        try {
            return calculation.get();
        } finally {
            if (outer == null) {
                base.remove();
            } else {
                base.set(outer);
            }
        }
    }

    private Instant now() {
        Instant then = base.get();
        return then != null ? then : clock.instant();
    }

    private LocalDate day() {
        return now().atZone(SEOUL).toLocalDate();
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_OFFICE_HOURS).atZone(SEOUL).toInstant());
    }

    private static Date midnightBefore(LocalDate day) {
        return Date.from(day.atStartOfDay(SEOUL).toInstant());
    }

    private static Date midnightAfter(LocalDate day) {
        return midnightBefore(day.plusDays(1));
    }
}
