package safecity.ordinance;

import java.time.LocalDate;
import safecity.calendar.EndRule;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.refusal.Refusal;

/**
 * How long a bill is announced: {@value #LEAST} days at the least (행정절차법 제43조), the day of the notice not counted,
 * an end on a holiday moved to the next working day.
 */
record NoticePeriod(int days) {

    static final int LEAST = 20;
    private static final int MOST = 365;

    /** @throws Refusal {@code ordinance.noticeTooShort}, {@code ordinance.noticeDaysNeeded} */
    static NoticePeriod of(Number days) {
        if (!Whole.within(days, 0, MOST)) {
            throw refusal("ordinance.noticeDaysNeeded", Integer.toString(MOST));
        }
        if (days.intValue() < LEAST) {
            throw refusal("ordinance.noticeTooShort", Integer.toString(days.intValue()));
        }
        return new NoticePeriod(days.intValue());
    }

    LocalDate lastDay(LocalDate noticed, WorkingCalendar calendar) {
        return calendar.periodEnd(noticed, days, EndRule.MOVES);
    }

    private static Refusal refusal(String code, String figure) {
        return Refusal.of(code, Integer.toString(LEAST), figure)
                .field("noticeDays")
                .rule(LegalPeriod.ORDINANCE_NOTICE.article());
    }
}
