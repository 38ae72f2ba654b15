package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.project.KnownElections;

/** 공직선거법 제86조: 2026-06-03 elects mayors, 2025-06-03 was an election out of turn. */
class ElectionReaderTest {

    private final ElectionReader reader = new ElectionReader(KnownElections.known());

    @ParameterizedTest
    @CsvSource({
        "2025-12-04, false", // the 181st day before
        "2025-12-05, true", // the 180th: publicity
        "2026-04-04, true",
        "2026-06-03, true",
    })
    void whetherAnElectionHoldsBackIsTold(LocalDate day, boolean now) {
        ProjectView.ElectionNotice next = reader.after(day).get(0);
        assertThat(next.heldOn()).isEqualTo("2026-06-03");
        assertThat(next.eventsFrom()).isEqualTo("2026-04-04");
        assertThat(next.publicityFrom()).isEqualTo("2025-12-05");
        assertThat(next.now()).isEqualTo(now);
    }

    @Test
    void theDayAfterAnElectionTellsOfTheNextOnes() {
        assertThat(days(LocalDate.of(2026, 6, 4)))
                .containsExactly(LocalDate.of(2028, 4, 12), LocalDate.of(2030, 6, 12));
    }

    @Test
    void anElectionOutOfTurnIsToldFromTheDayOnWhichItsReasonWasCertain() {
        assertThat(days(LocalDate.of(2025, 4, 3)).get(0)).isEqualTo("2026-06-03");
        ProjectView.ElectionNotice presidential =
                reader.after(LocalDate.of(2025, 4, 4)).get(0);
        assertThat(presidential.heldOn()).isEqualTo("2025-06-03");
        assertThat(presidential.eventsFrom())
                .as("sixty days before is the day itself")
                .isEqualTo("2025-04-04");
        assertThat(presidential.publicityFrom()).isNull();
        assertThat(presidential.now()).isTrue();
    }

    private List<LocalDate> days(LocalDate day) {
        return reader.after(day).stream()
                .map(ProjectView.ElectionNotice::heldOn)
                .toList();
    }
}
