package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.refusal.Refusal;

class WorkingCalendarTest {

    private final Map<LocalDate, Holiday> declared = new HashMap<>();
    private final WorkingCalendar calendar = new WorkingCalendar(new KoreanHolidays(HolidayLaw.load()), () -> declared);

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2022-11-15, 20, 2022-12-05", // a Monday
        "2022-11-08, 20, 2022-11-28", // Monday
        "2022-11-07, 20, 2022-11-28", // the 27th is a Sunday
        "2022-11-06, 20, 2022-11-28", // the 26th is a Saturday
        "2022-11-05, 20, 2022-11-25", // Friday
        "2025-09-13, 20, 2025-10-10", // 개천절, 추석, its substitute and 한글날: ten days off in a row
        "2025-04-30, 5, 2025-05-07", // two holidays on the 5th, the substitute on the 6th
        "2023-09-27, 5, 2023-10-04", // the designated 2nd and 개천절
        "2024-12-31, 1, 2025-01-02", // over the turn of the year
        "2024-12-31, 0, 2024-12-31",
    })
    void aPeriodDoesNotCountItsFirstDayAndDoesNotEndOnADayOff(LocalDate from, int days, LocalDate end) {
        assertThat(calendar.periodEnd(from, days, EndRule.MOVES)).isEqualTo(end);
    }

    @Test
    void aPeriodThatStaysEndsOnItsDayWhateverThatIs() {
        assertThat(calendar.periodEnd(LocalDate.of(2025, 9, 13), 20, EndRule.STAYS))
                .isEqualTo("2025-10-03");
        assertThat(calendar.periodEnd(LocalDate.of(2022, 11, 7), 20, EndRule.STAYS))
                .isEqualTo("2022-11-27");
    }

    /** 민법 제160조: the day before the one that corresponds to the first day counted, or the month's last. */
    @ParameterizedTest(name = "{0} + {1} months = {2}")
    @CsvSource({
        "2024-01-15, 1, 2024-02-15",
        "2024-01-31, 1, 2024-02-29", // counted from 02-01
        "2023-01-31, 1, 2023-02-28",
        "2023-01-30, 1, 2023-02-28", // counted from 01-31, which February hasn't
        "2023-01-29, 1, 2023-02-28", // counted from 01-30, likewise
        "2023-01-28, 1, 2023-02-28", // counted from 01-29, likewise
        "2023-01-27, 1, 2023-02-27",
        "2023-02-28, 1, 2023-03-31", // counted from 03-01
        "2024-02-28, 12, 2025-02-28", // counted from 02-29
        "2024-02-29, 12, 2025-02-28", // counted from 03-01
        "2026-04-02, 60, 2031-04-02",
    })
    void monthsRunByTheCalendar(LocalDate from, int months, LocalDate end) {
        assertThat(calendar.periodEndOfMonths(from, months, EndRule.STAYS)).isEqualTo(end);
    }

    @Test
    void aPeriodOfMonthsMovesOffADayOffToo() {
        assertThat(calendar.periodEndOfMonths(LocalDate.of(2025, 9, 3), 1, EndRule.MOVES))
                .isEqualTo("2025-10-10");
    }

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        "2022-09-08, 1, 2022-09-13", // 추석 and its substitute of Monday the 12th
        "2022-10-07, 1, 2022-10-11", // substitute for 한글날
        "2025-10-02, 1, 2025-10-10",
        "2025-10-01, 5, 2025-10-15",
        "2026-04-30, 1, 2026-05-04", // 노동절, for the first time
        "2026-07-16, 1, 2026-07-20", // 제헌절, again
        "2022-09-08, 0, 2022-09-08",
        "2022-09-10, 0, 2022-09-13",
        "2022-09-10, 1, 2022-09-13",
    })
    void workingDaysLeaveOutWeekendsAndHolidays(LocalDate from, int n, LocalDate end) {
        assertThat(calendar.plusWorkingDays(from, n)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0} - {1} working days = {2}")
    @CsvSource({
        "2025-10-10, 1, 2025-10-02",
        "2025-10-10, 3, 2025-09-30",
        "2025-10-09, 0, 2025-10-02",
        "2025-10-10, 0, 2025-10-10",
    })
    void workingDaysAreCountedBackwardsForReminders(LocalDate from, int n, LocalDate day) {
        assertThat(calendar.minusWorkingDays(from, n)).isEqualTo(day);
    }

    @Test
    void theNextWorkingDayIsNeverTheSameDay() {
        assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 2, 13))).isEqualTo("2026-02-19");
        assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 2, 19))).isEqualTo("2026-02-20");
        assertThat(calendar.workingDayOnOrAfter(LocalDate.of(2026, 2, 19))).isEqualTo("2026-02-19");
    }

    /** Every day of ten years and every length up to thirty: the count agrees with itself. */
    @Test
    void addingAndCountingWorkingDaysAgree() {
        LocalDate.of(2024, 12, 1).datesUntil(LocalDate.of(2026, 12, 1)).forEach(from -> {
            LocalDate before = from;
            for (int n = 1; n <= 30; n++) {
                LocalDate end = calendar.plusWorkingDays(from, n);
                assertThat(end).isAfter(before);
                assertThat(calendar.isWorkingDay(end)).isTrue();
                assertThat(calendar.workingDaysBetween(from, end)).isEqualTo(n);
                assertThat(calendar.workingDaysBetween(end, from)).isEqualTo(-n);
                before = end;
            }
            assertThat(calendar.isWorkingDay(calendar.periodEnd(from, 20, EndRule.MOVES)))
                    .isTrue();
        });
    }

    @Test
    void theHolidaysOfAYearAreInTheirOrderWithThoseDeclaredForIt() {
        LocalDate thisYear = LocalDate.of(2026, 11, 20);
        LocalDate nextYear = LocalDate.of(2027, 1, 4);
        for (LocalDate day : List.of(nextYear, thisYear)) {
            declared.put(day, new Holiday(day, "임시공휴일", "Temporary public holiday", Holiday.Kind.DECLARED));
        }
        List<LocalDate> days =
                calendar.holidays(2026).stream().map(Holiday::date).toList();
        assertThat(days).isSorted().contains(thisYear, LocalDate.of(2026, 1, 1)).doesNotContain(nextYear);
        assertThat(days).hasSize(23);
        assertThat(calendar.holidaysOn(thisYear)).hasSize(1);
    }

    @Test
    void theFirstAndTheLastDayThatAreKnownAreTaken() {
        assertThat(WorkingCalendar.known(LocalDate.of(2013, 1, 1))).isEqualTo("2013-01-01");
        assertThat(WorkingCalendar.known(LocalDate.of(2099, 12, 31))).isEqualTo("2099-12-31");
        assertThat(calendar.periodEnd(LocalDate.of(2026, 1, 2), 10_000, EndRule.STAYS))
                .isEqualTo("2053-05-20");
    }

    @Test
    void aDeclaredHolidayIsNoWorkingDay() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(calendar.periodEnd(LocalDate.of(2026, 11, 15), 5, EndRule.MOVES))
                .isEqualTo(day);
        Holiday holiday = new Holiday(day, "임시공휴일", "Temporary public holiday", Holiday.Kind.DECLARED);
        declared.put(day, holiday);
        assertThat(calendar.isWorkingDay(day)).isFalse();
        assertThat(calendar.holidaysOn(day)).containsExactly(holiday);
        assertThat(calendar.periodEnd(LocalDate.of(2026, 11, 15), 5, EndRule.MOVES))
                .isEqualTo("2026-11-23");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 11, 19), 1)).isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-12-31", "2100-01-01"})
    void aDayWhoseHolidaysAreUnknownIsRefused(LocalDate date) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> calendar.isWorkingDay(date))
                .extracting(Refusal::code)
                .isEqualTo("calendar.date-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_001})
    void aLengthThatIsNoneIsRefused(int days) {
        LocalDate from = LocalDate.of(2026, 1, 2);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> calendar.periodEnd(from, days, EndRule.MOVES))
                .extracting(Refusal::code)
                .isEqualTo("calendar.number-out-of-range");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> calendar.plusWorkingDays(from, days));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "ordinance-notice, 2022-12-15, 2023-01-04", // 15th to 4th, as Dangjin's notice counted its 20 days
        "transmission, 2023-03-09, 2023-03-14",
        "promulgation, 2023-03-14, 2023-04-03",
        "entry-into-force, 2023-03-13, 2023-04-02", // a Sunday, and in force on Monday the 3rd all the same
        "prior-specification, 2024-02-07, 2024-02-13", // 설날 and its substitute
        "inspection, 2025-09-22, 2025-10-10",
        "payment, 2025-10-01, 2025-10-15", // five working days over two weeks
    })
    void legalPeriodsEndWhereTheLawSays(String key, LocalDate from, LocalDate end) {
        assertThat(calendar.periodEnd(from, LegalPeriod.of(key))).isEqualTo(end);
    }
}
