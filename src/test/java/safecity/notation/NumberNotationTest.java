package safecity.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import safecity.refusal.Refusal;

class NumberNotationTest {

    private final UnderstoodNumber understood = new UnderstoodNumber(messages());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,250          | any         | 1250",
                "1250           | any         | 1250",
                "1,234,567      | any         | 1234567",
                "1,250.5        | any         | 1250.5",
                "12.50          | any         | 12.5",
                "0              | any         | 0",
                "0.0            | any         | 0",
                "007            | any         | 7",
                "-3.5           | any         | -3.5",
                "−3             | any         | -3",
                "△1,000         | any         | -1000",
                "１２３         | person      | 123",
                "１，２５０     | person      | 1250",
                "1250명         | person      | 1250",
                "1,250 명       | person      | 1250",
                "3천 명         | person      | 3000",
                "1만 5천명      | person      | 15000",
                "１２．５％     | percent     | 12.5",
                "10 퍼센트      | percent     | 10",
                "1250명         | any         | 1250",
                "12.5%          | any         | 12.5",
                "3 건           | case        | 3",
                "2년            | years       | 2",
                "2022년         | year        | 2022",
                "제1234호       | number      | 1234",
                "제 1234 호     | number      | 1234",
                "3번            | position    | 3",
                "20일           | day         | 20",
                "5 근무일       | working-day | 5",
                "93,000,000     | won         | 93000000",
                "93,000,000원   | won         | 93000000",
                "93,000,000 원정| won         | 93000000",
                "금93,000,000원 | won         | 93000000",
                "₩93,000,000    | won         | 93000000",
                "KRW 93,000,000 | won         | 93000000",
                "93,000천원     | won         | 93000000",
                "93백만원       | won         | 93000000",
                "93 백만 원     | won         | 93000000",
                "9천3백만 원    | won         | 93000000",
                "9천3백만       | won         | 93000000",
                "4억 9백만 원   | won         | 409000000",
                "4억 900만원    | won         | 409000000",
                "1.5억원        | won         | 150000000",
                "12,000백만원   | won         | 12000000000",
                "123만 4,567원  | won         | 1234567",
                "1조 2,345억 6,789만 12원 | won | 1234567890012",
                "93             | million-won | 93",
                "93,000         | million-won | 93000",
                "93백만원       | million-won | 93",
                "93,000,000원   | million-won | 93",
                "9천3백만 원    | million-won | 93",
                "4억 9백만원    | million-won | 409",
                "1,000,000원    | million-won | 1"
            })
    void everyNotationOfTheOfficeIsThatNumber(String typed, String unit, String value) {
        assertThat(NumberNotation.read(typed, Unit.of(unit).orElseThrow()).toPlainString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,50          | any         | separators",
                "1,25           | any         | separators",
                "1250,5         | any         | separators",
                "1,2345         | any         | separators",
                "1,,250         | any         | separators",
                "1,250,         | any         | separators",
                "1.250.000      | any         | separators",
                "1.250,5        | any         | separators",
                "93.            | any         | separators",
                ",5             | any         | unreadable",
                ".5             | any         | unreadable",
                "1e3            | any         | unreadable",
                "12 개월        | any         | unreadable",
                "없음           | any         | unreadable",
                "약 30          | any         | unreadable",
                "10~20          | any         | unreadable",
                "--5            | any         | unreadable",
                "10²            | any         | unreadable",
                "②              | any         | unreadable",
                "93,000,000원   | any         | unreadable",
                "1 250          | any         | scale",
                "3백만 2천만원  | won         | scale",
                "1억 20,000만원 | won         | scale",
                "1천 93백만원   | won         | scale",
                "1.5억 200만원  | won         | scale",
                "3천2천원       | won         | scale",
                "93,000,000원   | person      | unit",
                "3건            | person      | unit",
                "10%            | case        | unit",
                "20년           | day         | unit",
                "93명           | won         | unit",
                "93백만         | million-won | which",
                "3천            | million-won | which",
                "4억            | million-won | which",
                "93,500,000원   | million-won | notWhole",
                "93원           | million-won | notWhole",
                "999,999원      | million-won | notWhole",
                "1,000,001원    | million-won | notWhole"
            })
    void whatHasNoMeaningOrTwoIsRefusedByItsFault(String typed, String unit, String fault) {
        assertThat(fault(typed, Unit.of(unit).orElseThrow())).isEqualTo("notation.number." + fault);
    }

    @Test
    void aTextWithoutEndIsNotRead() {
        assertThat(fault("1".repeat(1_000_000), Unit.ANY)).isEqualTo("notation.tooLong");
        assertThat(fault("1".repeat(21), Unit.ANY)).isEqualTo("notation.tooLong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "93000000   | won         | 93,000,000원 (9천3백만 원)                 | KRW 93,000,000 (93 million)",
                "1234567    | won         | 1,234,567원 (123만 4,567원)                | KRW 1,234,567 (1.234567 million)",
                "10000      | won         | 10,000원 (1만 원)                          | KRW 10,000 (10,000)",
                "9999       | won         | 9,999원                                    | KRW 9,999",
                "93         | million-won | 93백만원 = 93,000,000원 (9천3백만 원)      | KRW 93 million = KRW 93,000,000 (93 million)",
                "1250       | million-won | 1,250백만원 = 1,250,000,000원 (12억 5천만 원) | KRW 1,250 million = KRW 1,250,000,000 (1.25 billion)",
                "0          | million-won | 0백만원                                    | KRW 0 million",
                "1250       | person      | 1,250명                                    | 1,250 person(s)",
                "2022       | year        | 2022년                                     | 2022 year",
                "1234       | number      | 제1234호                                   | No. 1234",
                "1250.5     | any         | 1,250.5                                    | 1,250.5"
            })
    void itIsSaidBackWithItsUnit(BigDecimal value, String unit, String korean, String english) {
        assertThat(understood.shown(value, Unit.of(unit).orElseThrow(), Locale.KOREAN))
                .isEqualTo(korean);
        assertThat(understood.shown(value, Unit.of(unit).orElseThrow(), Locale.ENGLISH))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void everyUnitCanBeSaidBack(Unit unit) {
        assertThat(understood.shown(BigDecimal.TEN, unit, Locale.KOREAN)).contains("10");
        assertThat(understood.shown(BigDecimal.TEN, unit, Locale.ENGLISH)).contains("10");
    }

    /** What the field shows when it opens again is the same number, and so is the amount in words. */
    @Property(tries = 500)
    void whatIsShownIsReadAsTheSameNumber(@ForAll @LongRange(max = 9_999_999_999_999_999L) long won) {
        BigDecimal value = BigDecimal.valueOf(won);
        assertThat(NumberNotation.read(UnderstoodNumber.figure(value, Unit.WON), Unit.WON))
                .isEqualByComparingTo(value);
        assertThat(NumberNotation.read(WonInWords.of(won, Locale.KOREAN), Unit.WON))
                .isEqualByComparingTo(value);
    }

    /** Whatever comes, it is a number or a refusal, and never another exception. */
    @Property(tries = 1000)
    void nothingElseComesOut(@ForAll("typed") String typed, @ForAll Unit unit) {
        Refusal refused = catchThrowableOfType(
                Refusal.class,
                () -> assertThat(NumberNotation.read(typed, unit).scale()).isBetween(0, 15));
        assertThat(refused == null || refused.code().startsWith("notation.")).isTrue();
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars("0123456789.,- 십백천만억조원명%제호①").ofMaxLength(16);
    }

    private static String fault(String typed, Unit unit) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> NumberNotation.read(typed, unit));
        assertThat(refusal).as(typed).isNotNull();
        return refusal.code();
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames("messages/notation");
        return messages;
    }
}
