package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import safecity.project.Budgets;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanRepository;

class MoneyReaderTest {

    @Test
    void everyFigureIsInWonAndTheTotalsAreThoseOfTheYears() {
        Baseline baseline = new Baseline(
                7, "yeonsu-2022", 1, "first", LocalDate.MIN, LocalDate.MAX, 409, 420, Instant.EPOCH, "kim", null, null);
        Budgets budgets = mock(Budgets.class);
        when(budgets.years("yeonsu-2022", Instant.MAX))
                .thenReturn(List.of(
                        new Budgets.Year(2023, 93_000_000, 90_000_000, 40_000_000), new Budgets.Year(2024, 0, 2, 1)));
        PlanRepository plans = mock(PlanRepository.class);
        when(plans.budget(7)).thenReturn(Map.of(2023, Map.of("구비", 93L)));
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("budget.source.구비", Locale.ENGLISH, "District");

        ProjectView.Money money =
                new MoneyReader(budgets, plans, messages).read("yeonsu-2022", baseline, Instant.MAX, Locale.ENGLISH);

        assertThat(money)
                .isEqualTo(new ProjectView.Money(
                        409_000_000,
                        420_000_000,
                        List.of(
                                new ProjectView.YearMoney(
                                        2023,
                                        List.of(new ProjectView.Source("구비", "District", 93_000_000)),
                                        93_000_000,
                                        90_000_000,
                                        40_000_000,
                                        3_000_000),
                                new ProjectView.YearMoney(2024, List.of(), 0, 2, 1, -2)),
                        List.of(),
                        93_000_000,
                        90_000_002,
                        40_000_001,
                        2_999_998));
    }
}
