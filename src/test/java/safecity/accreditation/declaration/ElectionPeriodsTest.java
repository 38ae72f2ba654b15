package safecity.accreditation.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.project.Elections;

class ElectionPeriodsTest {

    private final ElectionPeriods periods = new ElectionPeriods(new Elections());

    @ParameterizedTest
    @CsvSource({
        "2026-04-03, false", "2026-04-04, true", "2026-06-03, true", "2026-06-04, false",
        "2022-04-01, false", "2022-04-02, true", "2030-04-12, false", "2030-04-13, true"
    })
    void eventsAreHeldBackFromTheSixtiethDayBeforeAnElection(LocalDate day, boolean heldBack) {
        assertThat(periods.banningEvents(day).isPresent()).isEqualTo(heldBack);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-04, false", "2025-12-05, true", "2026-06-03, true", "2026-06-04, false"})
    void publicityIsHeldBackFromThe180thDayBeforeAnElection(LocalDate day, boolean heldBack) {
        assertThat(periods.banningPublicity(day).isPresent()).isEqualTo(heldBack);
    }
}
