package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.refusal.Refusal;

class DeadlinesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final WorkingCalendar calendar = new WorkingCalendar(new KoreanHolidays(HolidayLaw.load()), Map::of);

    /** The server's own zone must not matter: its clock runs in UTC here. */
    private Deadlines at(String seoulTime) {
        return new Deadlines(calendar, Clock.fixed(seoul(seoulTime), ZoneOffset.UTC));
    }

    private static Instant seoul(String time) {
        return LocalDateTime.parse(time).atZone(SEOUL).toInstant();
    }

    private static Date endOf(String day) {
        return Date.from(seoul(day + "T18:00"));
    }

    private static Date midnight(String day) {
        return Date.from(seoul(day + "T00:00"));
    }

    @Test
    void fallDueAtTheEndOfOfficeHoursInSeoul() {
        Deadlines deadlines = at("2022-09-08T09:00");
        assertThat(deadlines.workingDays(1)).isEqualTo(endOf("2022-09-13"));
        assertThat(deadlines.days(2)).isEqualTo(endOf("2022-09-13"));
        assertThat(deadlines.exactDays(2)).isEqualTo(endOf("2022-09-10"));
        assertThat(deadlines.on("2022-09-10")).isEqualTo(endOf("2022-09-10"));
        assertThat(deadlines.legal("promulgation")).isEqualTo(endOf("2022-09-28"));
        assertThat(deadlines.today()).isEqualTo("2022-09-08");
        assertThat(deadlines.isoDate(deadlines.days(2))).isEqualTo("2022-09-13");
    }

    @Test
    void theDayIsTheOneInSeoulNotInGreenwich() {
        assertThat(at("2022-11-08T08:59").today()).isEqualTo("2022-11-08");
        assertThat(at("2022-11-08T00:00").workingDays(1)).isEqualTo(endOf("2022-11-09"));
        assertThat(at("2022-11-08T23:59").workingDays(1)).isEqualTo(endOf("2022-11-09"));
    }

    @Test
    void countFromAStoredDay() {
        Deadlines deadlines = at("2030-01-02T09:00");
        assertThat(deadlines.daysFrom("2022-11-07", 20)).isEqualTo(endOf("2022-11-28"));
        assertThat(deadlines.exactDaysFrom("2022-11-07", 20)).isEqualTo(endOf("2022-11-27"));
        assertThat(deadlines.workingDaysFrom("2025-10-01", 5)).isEqualTo(endOf("2025-10-15"));
        assertThat(deadlines.monthsFrom("2025-09-03", 1)).isEqualTo(endOf("2025-10-10"));
        assertThat(deadlines.exactMonthsFrom("2025-09-03", 1)).isEqualTo(endOf("2025-10-03"));
        assertThat(deadlines.yearsFrom("2026-04-05", 5)).isEqualTo(endOf("2031-04-07"));
        assertThat(deadlines.exactYearsFrom("2026-04-05", 5)).isEqualTo(endOf("2031-04-05"));
        assertThat(deadlines.legalFrom("entry-into-force", "2023-03-13")).isEqualTo(endOf("2023-04-02"));
        assertThat(deadlines.workingDaysBefore("2025-10-10", 3)).isEqualTo(midnight("2025-09-30"));
        assertThat(deadlines.exactDaysBefore("2025-10-10", 7)).isEqualTo(midnight("2025-10-03"));
    }

    @Test
    void aDayBeginsAtMidnightAndIsOverAtTheNext() {
        Deadlines deadlines = at("2022-09-08T23:59:59");
        assertThat(deadlines.startOf("2022-09-08")).isEqualTo(midnight("2022-09-08"));
        assertThat(deadlines.over("2022-09-08")).isEqualTo(midnight("2022-09-09"));
        assertThat(deadlines.over("2022-12-31")).isEqualTo(midnight("2023-01-01"));
        assertThat(deadlines.endOfWorkingDay(1)).isEqualTo(midnight("2022-09-14"));
        assertThat(deadlines.endOfDaysFrom("2022-09-08", 1)).isEqualTo(midnight("2022-09-14"));
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2023-01-01T00:00, 2023-01-02", // 2022-12-31 is a Saturday: the fourth quarter's end is still ahead
        "2023-01-02T18:00, 2023-03-31",
        "2023-03-31T17:59, 2023-03-31",
        "2023-03-31T18:00, 2023-06-30", // that quarter is over
        "2023-09-29T09:00, 2023-10-04", // Saturday 09-30, then Sunday, the designated 2nd and 개천절
        "2023-10-02T09:00, 2023-10-04", // still the third quarter's
        "2023-10-04T18:00, 2024-01-02", // 2023-12-31 is a Sunday
        "2024-01-01T09:00, 2024-01-02",
    })
    void theEndOfTheQuarterIsAlwaysAhead(String now, String end) {
        assertThat(at(now).quarterEnd()).isEqualTo(endOf(end));
    }

    static Stream<Number> three() {
        return Stream.of(3, 3L, 3.0, (short) 3);
    }

    @ParameterizedTest
    @MethodSource("three")
    void takeANumberInWhateverTypeTheFormDeliversIt(Number three) {
        assertThat(at("2022-11-08T09:00").workingDays(three)).isEqualTo(endOf("2022-11-11"));
    }

    @Test
    void takeTheShortestAndTheLongestPeriod() {
        Deadlines deadlines = at("2022-11-08T09:00");
        assertThat(deadlines.exactDays(0)).isEqualTo(endOf("2022-11-08"));
        assertThat(deadlines.exactDays(10_000)).isEqualTo(endOf("2050-03-26"));
    }

    @Test
    void sayHowLongAPeriodOfTheLawIs() {
        assertThat(at("2022-11-08T09:00").length("ordinance-notice")).isEqualTo(20);
        assertThat(new LegalPeriodFigures().byName())
                .hasSize(LegalPeriod.values().length)
                .containsEntry("period.inspection", 14);
    }

    static Stream<Number> noPeriod() {
        return Stream.of(-1, 10_001, 2.5, Double.NaN, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("noPeriod")
    void refuseANumberThatIsNoPeriod(Number number) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> at("2022-11-08T09:00").days(number))
                .extracting(Refusal::code)
                .isEqualTo("calendar.number-out-of-range");
    }

    @Test
    void refuseAPeriodThatIsMissing() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> at("2022-11-08T09:00").days(null))
                .extracting(Refusal::code)
                .isEqualTo("calendar.number-needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-02-30", "2022. 11. 8.", "tomorrow", "2022-11-08T09:00"})
    void refuseADayThatCannotBeRead(String date) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> at("2022-11-08T09:00").on(date))
                .extracting(Refusal::code)
                .isEqualTo("calendar.date-unreadable");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refuseADayThatIsMissing(String date) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> at("2022-11-08T09:00").daysFrom(date, 5))
                .extracting(Refusal::code)
                .isEqualTo("calendar.date-needed");
    }

    @Test
    void canBeComputedAgainAsOfTheDayATaskWasCreated() {
        Deadlines deadlines = at("2023-01-02T09:00");
        Instant created = seoul("2022-09-08T09:00");
        assertThat(deadlines.<Date>asOf(created, () -> deadlines.workingDays(1)))
                .isEqualTo(endOf("2022-09-13"));
        assertThat(deadlines.today()).as("afterwards it is now again").isEqualTo("2023-01-02");
    }

    @Test
    void theBaseOfACalculationIsGivenBackEvenWhenItIsNestedOrRefused() {
        Deadlines deadlines = at("2023-01-02T09:00");
        String days = deadlines.asOf(seoul("2022-09-08T09:00"), () -> {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> deadlines.asOf(seoul("2022-10-07T09:00"), () -> deadlines.days(null)));
            return deadlines.today();
        });
        assertThat(days).isEqualTo("2022-09-08");
        assertThat(deadlines.today()).isEqualTo("2023-01-02");
    }
}
