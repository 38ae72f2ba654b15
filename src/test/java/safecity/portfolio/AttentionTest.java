package safecity.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.engine.processes.Standstills.Standstill;
import safecity.forecast.DeclarationForecasts.Declaration;
import safecity.portfolio.Attention.Ground;
import safecity.project.Budgets;
import safecity.project.progress.Phase;
import safecity.refusal.Refusal;

/** What needs attention first, at the exact borders of each ground. */
class AttentionTest {

    private static final LocalDate PLANNED = LocalDate.of(2026, 4, 30);

    @ParameterizedTest
    @CsvSource({
        // state, days over a term of the law, failures, days late, won left in the worst year, half and nine of ten
        // after the plan
        "RUNNING, 1, 0, 0, 0, 0, 0, LEGAL_TERM, 1",
        "RUNNING, 0, 1, 0, 0, 0, 0, STANDSTILL, 1",
        "SUSPENDED, 0, 0, 99, -1, 9, 9, STANDSTILL, 0",
        "RUNNING, 0, 0, 1, -1, 9, 9, LATE, 1",
        "RUNNING, 0, 0, 0, -1, 9, 9, MONEY, 1",
        "RUNNING, 0, 0, 0, 0, 1, 9, FORECAST, 1",
        "RUNNING, 0, 0, 0, 0, 0, 1, SPREAD, 1",
        "RUNNING, 0, 0, 0, 0, 0, 0, ON_COURSE, 0",
        "RUNNING, 0, 0, 0, 1, -9, -1, ON_COURSE, 0",
        // what is over is neither late nor short of money, but its periods of the law and its failures count
        "COMPLETED, 0, 0, 99, -1, 9, 9, OVER, 0",
        "ABANDONED, 0, 0, 99, -1, 9, 9, OVER, 0",
        "COMPLETED, 2, 1, 0, 0, 0, 0, LEGAL_TERM, 2",
        "ABANDONED, 0, 3, 0, 0, 0, 0, STANDSTILL, 3"
    })
    void theGravestGroundDecides(
            ProjectState state,
            long termOver,
            int failures,
            long late,
            long left,
            long half,
            long nineOfTen,
            Ground ground,
            long figure) {
        List<Budgets.Year> years = List.of(
                new Budgets.Year(2024, 93_000_000, 0, 0), new Budgets.Year(2025, 1_000_000, 1_000_000 - left, 0));
        assertThat(Attention.of(
                        state,
                        termOver,
                        new Standstill(false, failures),
                        late,
                        years,
                        new Declaration(
                                "p", PLANNED, PLANNED, PLANNED.plusDays(half), PLANNED.plusDays(nineOfTen), 50)))
                .isEqualTo(new Attention(ground, figure));
    }

    @Test
    void withoutMoneyAndWithoutForecastAProjectIsOnCourse() {
        assertThat(Attention.of(ProjectState.RUNNING, 0, new Standstill(false, 0), 0, List.of(), null))
                .isEqualTo(new Attention(Ground.ON_COURSE, 0));
    }

    @Test
    void theGraverGroundComesFirstAndOfOneGroundTheGreaterFigure() {
        List<Attention> inOrder = List.of(
                new Attention(Ground.LEGAL_TERM, 2),
                new Attention(Ground.LEGAL_TERM, 1),
                new Attention(Ground.STANDSTILL, 0),
                new Attention(Ground.LATE, 400),
                new Attention(Ground.LATE, 399),
                new Attention(Ground.MONEY, 1),
                new Attention(Ground.FORECAST, 1),
                new Attention(Ground.SPREAD, 900),
                new Attention(Ground.ON_COURSE, 0),
                new Attention(Ground.OVER, 0));
        assertThat(Stream.of(9, 3, 0, 7, 1, 8, 4, 2, 6, 5).map(inOrder::get).sorted())
                .isEqualTo(inOrder);
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEW, false, RUNNING",
        "REVIEW, true, SUSPENDED",
        "COMPLETED, true, COMPLETED",
        "ABANDONED, true, ABANDONED"
    })
    void theStateIsTheRecordsAndThenTheEngines(Phase phase, boolean suspended, ProjectState state) {
        assertThat(ProjectState.of(phase, new Standstill(suspended, 0))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "30, true", "31, true", "90, true", "91, false"})
    void ninetyDaysAreLookedAhead(int days, boolean near) {
        assertThat(ComingDecision.isNear(PLANNED.plusDays(days), PLANNED)).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "30, 30", "31, 60", "60, 60", "61, 90", "90, 90"})
    void theLastDayBelongsToItsSpan(int days, int within) {
        assertThat(new ComingDecision(PLANNED, days, ComingDecision.Kind.MILESTONE, "p", "", "", "").within())
                .isEqualTo(within);
    }

    @Test
    void aFilterThatCannotBeIsRefused() {
        assertThat(PortfolioFilter.of("", " ", "", null).isSet()).isFalse();
        assertThat(PortfolioFilter.of("yeonsu", null, "2025", "RUNNING").query())
                .isEqualTo("?municipality=yeonsu&year=2025&state=RUNNING");
        assertThatThrownBy(() -> PortfolioFilter.of(null, null, "20x5", null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PortfolioFilter.of(null, null, null, "running"))
                .isInstanceOf(Refusal.class);
    }
}
