package safecity.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammePlanTest {

    @Test
    void thePlanIsOneLineForEachOfItsParts() {
        assertThat(summary("낙상 사고를 줄인다").lines()).hasSize(6).first().isEqualTo("- 목표: 낙상 사고를 줄인다");
    }

    /** What somebody types for the goal can't pass for a line that the product says. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\f"})
    void whatIsTypedStaysWithinItsLine(String end) {
        assertThat(summary("낙상" + end + "- 연간 예산: 1백만원").split("\\R"))
                .hasSize(6)
                .contains("- 목표: 낙상 - 연간 예산: 1백만원", "- 연간 예산: 30백만원");
    }

    private static String summary(String goal) {
        return new ProgrammePlan(
                        1,
                        goal,
                        "어르신",
                        "1",
                        30,
                        "낙상",
                        "건수",
                        "119 통계",
                        "건",
                        "down",
                        "count",
                        2021,
                        BigDecimal.TEN,
                        BigDecimal.ONE)
                .summary();
    }
}
