package safecity.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.refusal.Refusal;

class DayNotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-10-15",
                "2022.10.15",
                "2022.10.15.",
                "2022. 10. 15.",
                "2022. 10. 15",
                "2022 . 10 . 15 .",
                "2022/10/15",
                "2022 - 10 - 15",
                "20221015",
                "221015",
                "2022년 10월 15일",
                "2022년10월15일",
                "2022 년 10 월 15 일",
                "2022. 10. 15.(토)",
                "2022. 10. 15. (토)",
                "2022. 10. 15. (토요일)",
                "2022년 10월 15일 토요일",
                "2022-10-15 (토)",
                "２０２２－１０－１５",
                "２０２２．１０．１５．",
                "2022–10–15",
                " 2022-10-15\t",
                "\u200e2022\u200e. \u200e10\u200e. \u200e15",
                "2022.\u00a010.\u00a015."
            })
    void everyNotationOfTheOfficeIsThatDay(String typed) {
        assertThat(DayNotation.read(typed)).isEqualTo("2022-10-15");
    }

    @ParameterizedTest
    @CsvSource({
        "2022.9.15, 2022-09-15",
        "2022-9-5, 2022-09-05",
        "2022. 9. 5., 2022-09-05",
        "2024. 2. 29., 2024-02-29",
        "2000-02-29, 2000-02-29",
        "691231, 2069-12-31",
        "000101, 2000-01-01",
        "1900-01-01, 1900-01-01",
        "2100-12-31, 2100-12-31",
        "01020304, refused",
        "2022.1015, refused"
    })
    void oneDigitIsAsGoodAsTwo(String typed, String day) {
        if (day.equals("refused")) {
            assertThat(fault(typed)).startsWith("notation.day.");
        } else {
            assertThat(DayNotation.read(typed)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2022. 2. 30., none",
        "2023-02-29, none",
        "1900-02-29, none",
        "2022-04-31, none",
        "20220230, none",
        "220431, none",
        "2022-10-00, none",
        "2022년 2월 30일, none",
        "2022-13-01, month",
        "2022-00-10, month",
        "20221315, month",
        "2022-10, incomplete",
        "2022. 10., incomplete",
        "2022년 10월, incomplete",
        "2022, incomplete",
        "10/15/2022, order",
        "15.10.2022, order",
        "22.10.15, shortYear",
        "'''22. 10. 15.', shortYear",
        "22-10-15, shortYear",
        "10/15/22, shortYear",
        "700101, shortYear",
        "991231, shortYear",
        "1899-12-31, year",
        "2101-01-01, year",
        "0002-01-01, year",
        "0202-10-15, year",
        "9999-12-31, year",
        "2022-10-15 (일), weekday",
        "2022년 10월 15일 금요일, weekday",
        "2022-10.15, unreadable",
        "2022.10/15, unreadable",
        "2022 10 15, unreadable",
        "22022-10-15, unreadable",
        "2022-10-155, unreadable",
        "2022101, unreadable",
        "44849, unreadable",
        "2022-10-15T00:00, unreadable",
        "2022-10-15 09:00, unreadable",
        "오늘, unreadable",
        "-, unreadable",
        "২০২২-১০-১৫, unreadable"
    })
    void whatHasNoMeaningOrTwoIsRefusedByItsFault(String typed, String fault) {
        assertThat(fault(typed)).isEqualTo("notation.day." + fault);
    }

    @Test
    void aTextWithoutEndIsNotRead() {
        assertThat(fault("1".repeat(1_000_000))).isEqualTo("notation.tooLong");
    }

    @Test
    void itIsSaidBackWithItsWeekday() {
        LocalDate day = LocalDate.of(2022, 10, 15);
        assertThat(DayNotation.shown(day, Locale.KOREAN)).isEqualTo("2022. 10. 15. (토)");
        assertThat(DayNotation.shown(day, Locale.ENGLISH)).isEqualTo("Sat 15 October 2022");
    }

    /** What the field shows when it opens again, and what it says was understood, is the same day. */
    @Property(tries = 500)
    void whatIsShownIsReadAsTheSameDay(@ForAll("days") LocalDate day) {
        assertThat(DayNotation.read(day.toString())).isEqualTo(day);
        assertThat(DayNotation.read(DayNotation.entry(day))).isEqualTo(day);
        assertThat(DayNotation.read(DayNotation.shown(day, Locale.KOREAN))).isEqualTo(day);
    }

    /** Whatever comes, it is a day within the bounds or a refusal, and never another exception. */
    @Property(tries = 1000)
    void nothingElseComesOut(@ForAll("typed") String typed) {
        Refusal refused = catchThrowableOfType(
                Refusal.class,
                () -> assertThat(DayNotation.read(typed)).isBetween(DayNotation.FIRST, DayNotation.LAST));
        assertThat(refused == null || refused.code().startsWith("notation.")).isTrue();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(DayNotation.FIRST.toEpochDay(), DayNotation.LAST.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars("0123456789.-/ 년월일(토)２，").ofMaxLength(14);
    }

    private static String fault(String typed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DayNotation.read(typed));
        assertThat(refusal).as(typed).isNotNull();
        return refusal.code();
    }
}
