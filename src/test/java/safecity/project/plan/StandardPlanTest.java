package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.project.KnownElections;

/** The plan that a new project begins with fits together in whichever month it begins. */
class StandardPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itFitsTogetherInWhicheverMonthItBegins(int month) {
        PlanDocument plan = begunOn(LocalDate.of(2027, month, 28));
        assertThat(plan.from()).isEqualTo(LocalDate.of(2027, month, 1));
        assertThat(plan.to()).isEqualTo(plan.from().plusMonths(44).minusDays(1));
        assertThat(plan.budgetOfYears())
                .isEqualTo(plan.budgetHeader())
                .isEqualTo(plan.budgetOverview())
                .isEqualTo(409);
        assertThat(plan.budget().keySet())
                .containsExactlyElementsOf(
                        plan.years().stream().map(PlanDocument.Year::year).toList());
        assertThat(plan.years().get(0).year()).isEqualTo(2027);
        assertThat(plan.years().get(plan.years().size() - 1).year())
                .isEqualTo(plan.to().getYear());
        assertThat(plan.years().get(plan.years().size() - 1).percent()).isEqualTo(100);
        assertThat(PlanChecks.of(plan, KnownElections.known().local()))
                .extracting(PlanFinding::code)
                .doesNotContain("totals", "contractBeyondBudget", "order", "backwards", "outsidePeriod");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theTargetOfAYearIsWhatItsMilestonesWeigh(int month) {
        PlanDocument plan = begunOn(LocalDate.of(2027, month, 1));
        assertThat(plan.years())
                .allSatisfy(year -> assertThat(year.percent())
                        .isEqualTo(plan.milestones().stream()
                                .filter(milestone -> milestone.to().getYear() <= year.year())
                                .flatMap(milestone -> milestone.parts().stream())
                                .mapToInt(PlanDocument.Part::weight)
                                .sum()));
    }

    /** A community is assessed at the end of its plan, by what is in use then. */
    @Test
    void theSchemeIsTheOneThatIsInUseWhenThePlanEnds() {
        PlanFile.Content begun = begun(LocalDate.of(2027, 3, 1));
        assertThat(begun.project().scheme())
                .isEqualTo("in-use-on-" + begun.plan().to());
    }

    private static PlanFile.Content begun(LocalDate day) {
        return new StandardPlan(last -> "in-use-on-" + last)
                .forProject("jung-2027", "중구 국제안전도시", "jung", day.withDayOfMonth(1));
    }

    private static PlanDocument begunOn(LocalDate day) {
        return begun(day).plan();
    }
}
