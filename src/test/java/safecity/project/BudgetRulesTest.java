package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** The arithmetic of a project's money, beside the ledger: {@link BudgetsTest} tells the same on the real one. */
class BudgetRulesTest {

    private static final String PROJECT = "yeonsu-2022";

    private final BudgetRepository ledger = mock(BudgetRepository.class);
    private final PlanRepository plans = mock(PlanRepository.class);
    private final Budgets budgets = new Budgets(ledger, plans);

    @BeforeEach
    void aPlanOfTwoYears() {
        Baseline baseline = new Baseline(
                7, PROJECT, 1, "first", LocalDate.MIN, LocalDate.MAX, 186, 186, Instant.EPOCH, "kim", null, null);
        when(plans.inForce(PROJECT)).thenReturn(Optional.of(baseline));
        when(plans.budget(7L)).thenReturn(Map.of(2023, Map.of("구비", 60L, "시비", 33L), 2024, Map.of("구비", 93L)));
        when(ledger.moved(PROJECT))
                .thenReturn(List.of(
                        new BudgetRepository.Moved(PROJECT, 2023, 90_000_000, 40_000_000),
                        new BudgetRepository.Moved(PROJECT, 2021, 5, 3)));
    }

    @Test
    void aYearHasWhatEverySourceOfThePlanGivesIt() {
        assertThat(budgets.years(PROJECT))
                .containsExactly(
                        new Budgets.Year(2021, 0, 5, 3),
                        new Budgets.Year(2023, 93_000_000, 90_000_000, 40_000_000),
                        new Budgets.Year(2024, 93_000_000, 0, 0));
    }

    @Test
    void whatIsLeftIsWhatIsAllottedLessWhatIsCommitted() {
        assertThat(budgets.remaining(PROJECT, 2023)).isEqualTo(3_000_000);
        assertThat(budgets.remaining(PROJECT, 2024)).isEqualTo(93_000_000);
        assertThat(budgets.remaining(PROJECT, 2030)).isZero();
        assertThat(budgets.committed(PROJECT, 2023)).isEqualTo(90_000_000);
        assertThat(budgets.committed(PROJECT, 2030)).isZero();
    }

    @Test
    void theLastWonCanBeCommittedAndNotOneMore() {
        budgets.commit(PROJECT, 2023, "C1", 3_000_000, "lee");
        InOrder order = inOrder(ledger);
        order.verify(ledger).lock(PROJECT);
        order.verify(ledger).moved(PROJECT);
        order.verify(ledger).enter(PROJECT, 2023, "COMMITTED", "C1", 3_000_000, "lee");

        Refusal refusal = Refused.by(() -> budgets.commit(PROJECT, 2023, "C2", 3_000_001, "lee"));
        assertThat(refusal.code()).isEqualTo("budget.exceeded");
        assertThat(refusal.arguments()).containsExactly(3_000_001L, 2023, 3_000_000L, 1L);
        assertThat(refusal.field()).contains("contractAmount");
        verify(ledger, never()).enter(any(), anyInt(), any(), eq("C2"), anyLong(), any());
    }

    @Test
    void noMoreIsPaidThanIsCommittedAndOpen() {
        when(ledger.open(PROJECT, 2023, "C1")).thenReturn(50L);
        budgets.pay(PROJECT, 2023, "C1", 50, "lee");
        InOrder order = inOrder(ledger);
        order.verify(ledger).lock(PROJECT);
        order.verify(ledger).open(PROJECT, 2023, "C1");
        order.verify(ledger).enter(PROJECT, 2023, "PAID", "C1", 50, "lee");

        Refusal refusal = Refused.by(() -> budgets.pay(PROJECT, 2023, "C1", 51, "lee"));
        assertThat(refusal.code()).isEqualTo("budget.paidBeyondCommitment");
        assertThat(refusal.arguments()).containsExactly(51L, "C1", 50L);
        assertThat(refusal.field()).contains("paidAmount");
    }

    @Test
    void noMoreIsGivenBackThanIsCommittedAndOpen() {
        when(ledger.open(PROJECT, 2023, "C1")).thenReturn(50L);
        budgets.release(PROJECT, 2023, "C1", 50, "lee");
        InOrder order = inOrder(ledger);
        order.verify(ledger).lock(PROJECT);
        order.verify(ledger).open(PROJECT, 2023, "C1");
        order.verify(ledger).enter(PROJECT, 2023, "RELEASED", "C1", 50, "lee");

        Refusal refusal = Refused.by(() -> budgets.release(PROJECT, 2023, "C1", 51, "lee"));
        assertThat(refusal.code()).isEqualTo("budget.releasedBeyondCommitment");
        assertThat(refusal.arguments()).containsExactly(51L, "C1", 50L);
    }

    @Test
    void whoHasNoProjectHasNoEntry() {
        Instant until = Instant.EPOCH;
        Budgets.Entry entry = new Budgets.Entry(PROJECT, 2023, "PAID", "C1", 50, OffsetDateTime.MIN);
        when(ledger.entriesBy("lee", List.of(PROJECT), until)).thenReturn(List.of(entry));
        when(ledger.paid(PROJECT, "C1", until)).thenReturn(50L);
        assertThat(budgets.entriesBy("lee", List.of(PROJECT), until)).containsExactly(entry);
        assertThat(budgets.entriesBy("lee", List.of(), until)).isEmpty();
        verify(ledger, never()).entriesBy("lee", List.of(), until);
        assertThat(budgets.paid(PROJECT, "C1", until)).isEqualTo(50);
    }
}
