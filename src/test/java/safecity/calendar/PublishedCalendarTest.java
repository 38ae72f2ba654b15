package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole calendars of the years in which the product's projects run, day by day, as they were published (월력요항 of
 * the year, with what the government designated afterwards) and as the independent data sets vacanza/holidays 0.105 and
 * hyunbinseo/holidays-kr (a mirror of 월력요항) have them.
 */
class PublishedCalendarTest {

    private static final String[] PUBLISHED = {"""
        2022-01-01 1월 1일
        2022-01-31 설날 전날
        2022-02-01 설날
        2022-02-02 설날 다음 날
        2022-03-01 3·1절
        2022-03-09 제20대 대통령 선거일
        2022-05-05 어린이날
        2022-05-08 부처님 오신 날
        2022-06-01 제8회 전국동시지방선거일
        2022-06-06 현충일
        2022-08-15 광복절
        2022-09-09 추석 전날
        2022-09-10 추석
        2022-09-11 추석 다음 날
        2022-09-12 대체공휴일(추석 다음 날)
        2022-10-03 개천절
        2022-10-09 한글날
        2022-10-10 대체공휴일(한글날)
        2022-12-25 기독탄신일
        """, """
        2023-01-01 1월 1일
        2023-01-21 설날 전날
        2023-01-22 설날
        2023-01-23 설날 다음 날
        2023-01-24 대체공휴일(설날)
        2023-03-01 3·1절
        2023-05-05 어린이날
        2023-05-27 부처님 오신 날
        2023-05-29 대체공휴일(부처님 오신 날)
        2023-06-06 현충일
        2023-08-15 광복절
        2023-09-28 추석 전날
        2023-09-29 추석
        2023-09-30 추석 다음 날
        2023-10-02 임시공휴일
        2023-10-03 개천절
        2023-10-09 한글날
        2023-12-25 기독탄신일
        """, """
        2024-01-01 1월 1일
        2024-02-09 설날 전날
        2024-02-10 설날
        2024-02-11 설날 다음 날
        2024-02-12 대체공휴일(설날 다음 날)
        2024-03-01 3·1절
        2024-04-10 제22대 국회의원 선거일
        2024-05-05 어린이날
        2024-05-06 대체공휴일(어린이날)
        2024-05-15 부처님 오신 날
        2024-06-06 현충일
        2024-08-15 광복절
        2024-09-16 추석 전날
        2024-09-17 추석
        2024-09-18 추석 다음 날
        2024-10-01 임시공휴일(국군의 날)
        2024-10-03 개천절
        2024-10-09 한글날
        2024-12-25 기독탄신일
        """, """
        2025-01-01 1월 1일
        2025-01-27 임시공휴일
        2025-01-28 설날 전날
        2025-01-29 설날
        2025-01-30 설날 다음 날
        2025-03-01 3·1절
        2025-03-03 대체공휴일(3·1절)
        2025-05-05 부처님 오신 날
        2025-05-05 어린이날
        2025-05-06 대체공휴일(어린이날·부처님 오신 날)
        2025-06-03 제21대 대통령 선거일
        2025-06-06 현충일
        2025-08-15 광복절
        2025-10-03 개천절
        2025-10-05 추석 전날
        2025-10-06 추석
        2025-10-07 추석 다음 날
        2025-10-08 대체공휴일(추석 전날)
        2025-10-09 한글날
        2025-12-25 기독탄신일
        """, """
        2026-01-01 1월 1일
        2026-02-16 설날 전날
        2026-02-17 설날
        2026-02-18 설날 다음 날
        2026-03-01 3·1절
        2026-03-02 대체공휴일(3·1절)
        2026-05-01 노동절
        2026-05-05 어린이날
        2026-05-24 부처님 오신 날
        2026-05-25 대체공휴일(부처님 오신 날)
        2026-06-03 제9회 전국동시지방선거일
        2026-06-06 현충일
        2026-07-17 제헌절
        2026-08-15 광복절
        2026-08-17 대체공휴일(광복절)
        2026-09-24 추석 전날
        2026-09-25 추석
        2026-09-26 추석 다음 날
        2026-10-03 개천절
        2026-10-05 대체공휴일(개천절)
        2026-10-09 한글날
        2026-12-25 기독탄신일
        """};

    private final KoreanHolidays holidays = new KoreanHolidays(HolidayLaw.load());

    @TestFactory
    Stream<DynamicTest> everyPublicHolidayOfTheYearAndNoOther() {
        return Stream.of(PUBLISHED).map(table -> {
            int year = Integer.parseInt(table.substring(0, 4));
            return DynamicTest.dynamicTest(
                    Integer.toString(year),
                    () -> assertThat(computed(year))
                            .containsExactlyElementsOf(
                                    new TreeSet<>(table.lines().toList())));
        });
    }

    private Set<String> computed(int year) {
        return holidays.of(year).values().stream()
                .flatMap(there -> there.stream())
                .map(holiday -> holiday.date() + " " + holiday.nameKo())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The number of red days (Sundays and public holidays) that the ministry announced with the year's 월력요항, in the
     * summer before; what was added later is named and taken off.
     *
     * <p>Sources: press on the announcements, e.g. etnews.com 20180315000237 (2019), asiae.co.kr 2021081111504891815
     * (2021, 2022), thegnnews.com 3273018 (2024, 2025), newsspace.kr 7754 (2026).
     */
    @ParameterizedTest(name = "{0}: {1} red days")
    @CsvSource({
        "2018, 69, ''",
        "2019, 66, ''",
        "2021, 67, ''",
        "2022, 67, ''",
        "2024, 68, 2024-10-01",
        "2025, 68, 2025-01-27 2025-06-03",
        "2026, 70, 2026-05-01 2026-07-17",
    })
    void asManyRedDaysAsTheMinistryAnnounced(int year, int announced, String addedLater) {
        Set<LocalDate> red = new TreeSet<>(holidays.of(year).keySet());
        LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek() == DayOfWeek.SUNDAY)
                .forEach(red::add);
        if (!addedLater.isEmpty()) {
            Stream.of(addedLater.split(" ")).map(LocalDate::parse).forEach(red::remove);
        }
        assertThat(red).hasSize(announced);
    }
}
