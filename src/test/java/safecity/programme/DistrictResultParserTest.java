package safecity.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

class DistrictResultParserTest {

    @Test
    void theDistrictsAddUpToTheResult() {
        assertThat(DistrictResultParser.read("상록구, 476\n단원구, 780\n", new BigDecimal("1256.00")))
                .hasSize(2);
        assertThat(DistrictResultParser.read("송도1동, 28.5\n\n송도2동，44.5", new BigDecimal("73")))
                .hasSize(2);
        assertThat(DistrictResultParser.read(" ", BigDecimal.TEN)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "상록구, 476|단원구, 779; sum",
                "상록구 476; unreadable",
                "상록구, 사백; unreadable",
                "상록구, -1; unreadable",
                ", 1256; unreadable",
                "상록구, 1.234; unreadable",
                "상록구, 628|상록구, 628; twice"
            })
    void whatDoesNotAddUpOrCanNotBeReadIsRefused(String lines, String what) {
        assertThatThrownBy(() -> DistrictResultParser.read(lines.replace('|', '\n'), new BigDecimal(1256)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("programme.parts." + what);
                    assertThat(refusal.field()).contains("parts");
                });
    }
}
