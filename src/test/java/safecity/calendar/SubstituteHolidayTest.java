package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 관공서의 공휴일에 관한 규정 제3조 at its edges: the first years of each step, and holidays that meet. */
class SubstituteHolidayTest {

    private final KoreanHolidays holidays = new KoreanHolidays(HolidayLaw.load());

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        // 제24828호: 설날, 추석, 어린이날
        "2014-09-10, 추석 전날 on a Sunday, the first substitute ever",
        "2015-09-29, 추석 on a Sunday",
        "2016-02-10, 설날 전날 on a Sunday",
        "2017-01-30, 설날 다음 날 on a Sunday",
        "2017-10-06, 추석 전날 met 개천절 on a Tuesday",
        "2018-05-07, 어린이날 on a Saturday",
        "2018-09-26, 추석 전날 on a Sunday",
        "2019-05-06, 어린이날 on a Sunday",
        "2020-01-27, 설날 다음 날 on a Sunday",
        // 제31930호: the national days, from 2021-08-04
        "2021-08-16, 광복절 on a Sunday",
        "2021-10-04, 개천절 on a Sunday",
        "2021-10-11, 한글날 on a Saturday",
        // 제33448호: 부처님 오신 날, 기독탄신일
        "2023-05-29, 부처님 오신 날 on a Saturday",
        "2027-12-27, 기독탄신일 on a Saturday",
        // 제36290호: 노동절, 제헌절 (both in the 월력요항 of 2027)
        "2027-05-03, 노동절 on a Saturday",
        "2027-07-19, 제헌절 on a Saturday",
        // by rule, not yet published
        "2028-10-05, 추석 meets 개천절 on a Tuesday",
        "2036-10-07, 추석 전날 meets 개천절 on Friday and 추석 다음 날 is a Sunday: two substitutes",
    })
    void aLostHolidayIsGivenBack(LocalDate date, String because) {
        assertThat(on(date)).as(because).extracting(Holiday::kind).containsExactly(Holiday.Kind.SUBSTITUTE);
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        "2015-03-02, 3·1절 on a Sunday before 2021",
        "2016-10-10, 한글날 on a Sunday before 2021",
        "2020-08-18, 광복절 on a Saturday before 2021 (the 17th was designated)",
        "2021-06-07, 현충일 on a Sunday gives none",
        "2021-12-27, 기독탄신일 on a Saturday before 2023",
        "2022-01-03, 1월 1일 on a Saturday gives none",
        "2022-05-09, 부처님 오신 날 on a Sunday before 2023",
        "2022-12-26, 기독탄신일 on a Sunday before 2023",
        "2023-10-04, 추석 다음 날 on a Saturday gives none",
        "2024-02-13, 설날 on a Saturday gives none beside that for the Sunday",
        "2025-05-07, two holidays on one weekday give one day back, not two",
        "2026-06-08, 현충일 on a Saturday gives none",
        "2026-09-28, 추석 다음 날 on a Saturday gives none",
        "2025-05-01, 근로자의 날 was no holiday of government offices",
        "2025-07-17, 제헌절 was no holiday from 2008 to 2025",
    })
    void nothingIsGivenWhereTheDecreeGivesNothing(LocalDate date, String because) {
        assertThat(on(date)).as(because).isEmpty();
    }

    private List<Holiday> on(LocalDate date) {
        return holidays.of(date.getYear()).getOrDefault(date, List.of());
    }
}
