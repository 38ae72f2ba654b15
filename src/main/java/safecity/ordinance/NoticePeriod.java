package safecity.ordinance;

import java.time.LocalDate;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.refusal.Refusal;

/**
 * How long a bill is announced: {@link LegalPeriod#ORDINANCE_NOTICE} at the least, the day of the notice not counted,
 * an end on a holiday moved to the next working day.
 */
record NoticePeriod(int days) {

    private static final LegalPeriod RULE = LegalPeriod.ORDINANCE_NOTICE;
    private static final int MOST = 365;

    /** @throws Refusal {@code ordinance.noticeTooShort}, {@code ordinance.noticeDaysNeeded} */
    static NoticePeriod of(Number days) {
        if (!WholeNumbers.within(days, 0, MOST)) {
            throw refusal("ordinance.noticeDaysNeeded", Integer.toString(MOST));
        }
        if (days.intValue() < RULE.length()) {
            throw refusal("ordinance.noticeTooShort", Integer.toString(days.intValue()));
        }
        return new NoticePeriod(days.intValue());
    }

    LocalDate lastDay(LocalDate noticed, WorkingCalendar calendar) {
        return calendar.periodEnd(noticed, days, RULE.endRule());
    }

    private static Refusal refusal(String code, String figure) {
        return Refusal.of(code, Integer.toString(RULE.length()), figure)
                .field("noticeDays")
                .rule(RULE.article());
    }
}
