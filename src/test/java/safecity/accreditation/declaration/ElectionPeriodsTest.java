package safecity.accreditation.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.project.KnownElections;

class ElectionPeriodsTest {

    private final ElectionPeriods periods = new ElectionPeriods(KnownElections.known());

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

    /** 제86조제2항 says any election; only 제5항 is about the mayor's own. */
    @ParameterizedTest(name = "{0}: events {1}, publicity {2}")
    @CsvSource({
        "2024-02-09, false, false",
        "2024-02-10, true, false",
        "2024-04-10, true, false",
        "2024-04-11, false, false",
        "2025-04-03, false, false",
        "2025-04-04, true, false",
        "2025-06-03, true, false",
        "2028-03-15, true, false",
        "2025-12-05, false, true"
    })
    void everyElectionForbidsEventsAndOnlyTheMayorsOwnPublicity(LocalDate day, boolean events, boolean publicity) {
        assertThat(periods.banningEvents(day).isPresent()).isEqualTo(events);
        assertThat(periods.banningPublicity(day).isPresent()).isEqualTo(publicity);
    }
}
