package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegalPeriodTest {

    /** The lengths of the law: a slip in one of these would move every deadline of its kind. */
    @ParameterizedTest
    @CsvSource({
        "ordinance-notice,             20, DAYS,         AT_LEAST, MOVES",
        "council-notice,                5, DAYS,         AT_LEAST, MOVES",
        "transmission,                  5, DAYS,         WITHIN,   MOVES",
        "report-to-city,                5, DAYS,         WITHIN,   MOVES",
        "promulgation,                 20, DAYS,         WITHIN,   MOVES",
        "reconsideration,              20, DAYS,         WITHIN,   MOVES",
        "promulgation-of-confirmed,     5, DAYS,         WITHIN,   MOVES",
        "entry-into-force,             20, DAYS,         AT_LEAST, STAYS",
        "prior-specification,           5, DAYS,         AT_LEAST, MOVES",
        "prior-specification-urgent,    3, DAYS,         AT_LEAST, MOVES",
        "specification-answer,         14, DAYS,         WITHIN,   MOVES",
        "negotiated-notice-small,      10, DAYS,         AT_LEAST, MOVES",
        "negotiated-notice,            20, DAYS,         AT_LEAST, MOVES",
        "negotiated-notice-large,      40, DAYS,         AT_LEAST, MOVES",
        "negotiated-notice-urgent,     10, DAYS,         AT_LEAST, MOVES",
        "price-notice,                  7, DAYS,         AT_LEAST, MOVES",
        "price-notice-repeated,         5, DAYS,         AT_LEAST, MOVES",
        "inspection,                   14, DAYS,         WITHIN,   MOVES",
        "inspection-extension,          7, DAYS,         WITHIN,   MOVES",
        "payment,                       5, WORKING_DAYS, WITHIN,   MOVES",
    })
    void isAsLongAsTheLawHasIt(
            String key, int length, LegalPeriod.Unit unit, LegalPeriod.Bound bound, EndRule endRule) {
        LegalPeriod period = LegalPeriod.of(key);
        assertThat(period.length()).isEqualTo(length);
        assertThat(period.unit()).isEqualTo(unit);
        assertThat(period.bound()).isEqualTo(bound);
        assertThat(period.endRule()).isEqualTo(endRule);
    }

    @ParameterizedTest
    @EnumSource
    void isNamedInBothLanguagesAndCitesAnArticle(LegalPeriod period) {
        assertThat(LegalPeriod.of(period.key())).isSameAs(period);
        assertThat(period.nameKo()).containsPattern("[가-힣]");
        assertThat(period.nameEn()).isNotBlank().doesNotContainPattern("[가-힣]");
        assertThat(period.article()).containsPattern("제\\d+조");
    }

    @Test
    void aNameThatNoPeriodHasIsAMistakeOfTheModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegalPeriod.of("promulgatoin"))
                .withMessageContaining("promulgatoin");
    }
}
