package safecity.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterlyTargetTest {

    @ParameterizedTest(name = "{0} {1} of {2} in quarter {3}: {4} met {5}")
    @CsvSource({
        "up, count, 40, 1, 10, true", "up, count, 40, 1, 9.99, false", "up, count, 40, 2, 20, true",
        "up, count, 40, 3, 29.99, false", "up, count, 40, 4, 40, true", "up, count, 40, 4, 39.99, false",
        "up, level, 85, 1, 85, true", "up, level, 85, 1, 84.99, false", "up, level, 85, 4, 85, true",
        "down, count, 10, 1, 2.5, true", "down, count, 10, 1, 2.51, false", "down, count, 10, 4, 10, true",
        "down, count, 10, 4, 10.01, false", "down, level, 3, 2, 3, true", "down, level, 3, 2, 3.01, false",
        "up, count, 0, 1, 0, true", "down, count, 0, 4, 0, true"
    })
    void aResultIsMeasuredAgainstWhatItsQuarterAsks(
            String direction, String measure, BigDecimal year, int quarter, BigDecimal value, boolean met) {
        assertThat(new QuarterlyTarget(direction.equals("up"), measure.equals("count"), year).metBy(value, quarter))
                .isEqualTo(met);
    }

    @ParameterizedTest(name = "{0}: from {1} to {2} {3}")
    @CsvSource({"up, 12, 12, true", "up, 12, 11.99, false", "down, 11, 11, true", "down, 11, 11.01, false"})
    void aTargetIsNoWorseThanTheBaseline(String direction, BigDecimal baseline, BigDecimal target, boolean improves) {
        assertThat(new QuarterlyTarget(direction.equals("up"), true, target).improves(baseline))
                .isEqualTo(improves);
    }

    @Test
    void theFourthQuarterIsReportedOnTheTenthOfDecember() {
        assertThat(Quarter.of(2024).stream().map(Quarter::reportingDay))
                .containsExactly(
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 9, 30),
                        LocalDate.of(2024, 12, 10));
    }

    @ParameterizedTest(name = "begun on {0}: {1} reports")
    @CsvSource({"2023-11-20, 4", "2024-03-31, 4", "2024-04-01, 3", "2024-09-30, 2", "2024-12-10, 1", "2024-12-11, 0"})
    void aProgrammeThatBeginsDuringAYearReportsFromThereOn(String begun, int reports) {
        List<String> days = new ProgrammeYears(null, null, null, null).reportingDays(2024, begun);
        assertThat(days).hasSize(reports);
    }
}
