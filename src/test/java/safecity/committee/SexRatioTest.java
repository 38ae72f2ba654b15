package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

class SexRatioTest {

    @ParameterizedTest(name = "{0} men, {1} women: {2}")
    @CsvSource({
        "0, 0, true",
        "1, 0, false",
        "0, 1, false",
        "1, 1, true",
        "2, 1, false",
        "2, 2, true",
        "3, 1, false",
        "3, 2, true",
        "2, 3, true",
        "4, 1, false",
        "1, 4, false",
        "5, 0, false",
        "6, 4, true",
        "4, 6, true",
        "7, 3, false",
        "3, 7, false",
        "7, 5, true",
        "8, 4, false",
        "8, 6, true",
        "9, 6, true",
        "10, 5, false",
        "12, 8, true",
        "13, 7, false"
    })
    void neitherSexHasMoreThanSixTenthsOfTheAppointedSeats(int men, int women, boolean kept) {
        assertThat(SexRatio.kept(men, women)).isEqualTo(kept);
    }

    @Test
    void theRefusalSaysHowManyTheOneSexMayHave() {
        assertThatThrownBy(() -> SexRatio.keep(7, 3)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("committee.sexRatio");
            assertThat(refusal.arguments()).containsExactly(10, 7, 6);
            assertThat(refusal.rule()).contains("양성평등기본법 제21조");
        });
    }
}
