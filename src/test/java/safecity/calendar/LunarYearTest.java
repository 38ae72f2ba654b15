package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LunarYearTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/calendar/lunar-days.csv")
    void theLunarHolidaysAreThoseOfTheAstronomicalInstitute(
            int year, LocalDate seollal, LocalDate buddhasBirthday, LocalDate chuseok) {
        assertThat(LunarYear.day(year, MonthDay.of(1, 1))).isEqualTo(seollal);
        assertThat(LunarYear.day(year, MonthDay.of(4, 8))).isEqualTo(buddhasBirthday);
        assertThat(LunarYear.day(year, MonthDay.of(8, 15))).isEqualTo(chuseok);
    }
}
