package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegalPeriodTest {

    /**
     * The figures of the published text: a slip in one of these would move every deadline of its kind. The words of the
     * article stand beside each, so that whoever changes a figure sees what it is read from.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/law/periods.csv", delimiter = '|')
    void isAsLongAsTheLawHasIt(
            String key,
            int length,
            LegalPeriod.Unit unit,
            LegalPeriod.Bound bound,
            EndRule endRule,
            String article,
            String words,
            String text) {
        LegalPeriod period = LegalPeriod.of(key);
        assertThat(period.length()).isEqualTo(length);
        assertThat(period.unit()).isEqualTo(unit);
        assertThat(period.bound()).isEqualTo(bound);
        assertThat(period.endRule()).isEqualTo(endRule);
        assertThat(period.article()).isEqualTo(article);
        assertThat(words).contains(length + "일");
        assertThat(text).as("where the text was read").isNotBlank();
    }

    @Test
    void everyPeriodStandsInTheTableOfTheLaw() throws IOException {
        try (InputStream table = LegalPeriodTest.class.getResourceAsStream("/law/periods.csv")) {
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\\|")[0].strip()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(LegalPeriod.values())
                            .map(LegalPeriod::key)
                            .toList());
        }
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
