package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Nothing is committed beyond what is allotted, nothing paid beyond what is committed (지방회계법 제29조제2항). Won. */
@ProcessStory
class BudgetsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 2, 1);
    private static final long ALLOTTED = 93_000_000;

    @Autowired
    Story story;

    @Autowired
    Budgets budgets;

    @Autowired
    RefusalMessages refusals;

    @Autowired
    JdbcClient jdbc;

    @Test
    void exactlyWhatIsLeftCanBeCommitted() {
        story.on(DAY, "budget-exact");
        budgets.commit("budget-exact", 2023, "C1", ALLOTTED, "yeonsu-contract");
        assertThat(budgets.remaining("budget-exact", 2023)).isZero();
    }

    @Test
    void oneWonMoreIsRefusedWithTheMissingFigure() {
        story.on(DAY, "budget-exceeded");
        budgets.commit("budget-exceeded", 2023, "C1", 60_000_000, "yeonsu-contract");
        Refusal refusal =
                Refused.by(() -> budgets.commit("budget-exceeded", 2023, "C2", 33_000_001, "yeonsu-contract"));
        assertThat(refusal.field()).contains("contractAmount");
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("계약금액 33,000,001원은 2023년 예산 잔액 33,000,000원을 1원 초과합니다. "
                        + "계약금액을 줄이거나 예산을 변경한 뒤 계약하십시오. (지방회계법 제29조제2항)");
        assertThat(refusals.sentence(refusal, Locale.ENGLISH))
                .startsWith(
                        "The contract amount of 33,000,001 won exceeds what is left of the 2023 budget, 33,000,000 won, by 1 won.");
        assertThat(budgets.remaining("budget-exceeded", 2023)).isEqualTo(33_000_000);
    }

    @Test
    void aYearWithoutBudgetPaysNothing() {
        story.on(DAY, "budget-none");
        assertThat(budgets.remaining("budget-none", 2027)).isZero();
        Refused.with("budget.exceeded", () -> budgets.commit("budget-none", 2027, "C1", 1, "yeonsu-contract"));
    }

    @Test
    void whatIsGivenBackCanBeCommittedAgain() {
        story.on(DAY, "budget-released");
        budgets.commit("budget-released", 2023, "C1", ALLOTTED, "yeonsu-contract");
        budgets.release("budget-released", 2023, "C1", 3_000_000, "yeonsu-contract");
        assertThat(budgets.remaining("budget-released", 2023)).isEqualTo(3_000_000);
        budgets.commit("budget-released", 2023, "C2", 3_000_000, "yeonsu-contract");
        Refused.with("budget.exceeded", () -> budgets.commit("budget-released", 2023, "C2", 1, "yeonsu-contract"));
    }

    @Test
    void noMoreIsGivenBackThanIsCommittedAndUnpaid() {
        story.on(DAY, "budget-release-more");
        budgets.commit("budget-release-more", 2023, "C1", 10_000_000, "yeonsu-contract");
        budgets.pay("budget-release-more", 2023, "C1", 7_000_000, "yeonsu-contract");
        Refused.with(
                "budget.releasedBeyondCommitment",
                () -> budgets.release("budget-release-more", 2023, "C1", 3_000_001, "yeonsu-contract"));
        budgets.release("budget-release-more", 2023, "C1", 3_000_000, "yeonsu-contract");
        assertThat(budgets.years("budget-release-more"))
                .filteredOn(year -> year.year() == 2023)
                .containsExactly(new Budgets.Year(2023, ALLOTTED, 7_000_000, 7_000_000));
    }

    @Test
    void noMoreIsPaidThanIsCommittedForThatContract() {
        story.on(DAY, "budget-paid");
        budgets.commit("budget-paid", 2023, "C1", 60_000_000, "yeonsu-contract");
        budgets.commit("budget-paid", 2023, "C2", 10_000_000, "yeonsu-contract");
        budgets.pay("budget-paid", 2023, "C1", 42_000_000, "yeonsu-contract");
        Refused.with(
                "budget.paidBeyondCommitment",
                () -> budgets.pay("budget-paid", 2023, "C1", 18_000_001, "yeonsu-contract"));
        budgets.pay("budget-paid", 2023, "C1", 18_000_000, "yeonsu-contract");
        Refused.with("budget.paidBeyondCommitment", () -> budgets.pay("budget-paid", 2023, "C1", 1, "yeonsu-contract"));
    }

    @Test
    void theYearsShowWhatIsAllottedCommittedAndPaid() {
        story.on(DAY, "budget-years");
        budgets.commit("budget-years", 2023, "C1", 60_000_000, "yeonsu-contract");
        budgets.pay("budget-years", 2023, "C1", 20_000_000, "yeonsu-contract");
        assertThat(budgets.years("budget-years"))
                .extracting(
                        Budgets.Year::year,
                        Budgets.Year::allotted,
                        Budgets.Year::committed,
                        Budgets.Year::paid,
                        Budgets.Year::remaining)
                .containsExactly(
                        tuple(2022, 33_000_000L, 0L, 0L, 33_000_000L),
                        tuple(2023, 93_000_000L, 60_000_000L, 20_000_000L, 33_000_000L),
                        tuple(2024, 93_000_000L, 0L, 0L, 93_000_000L),
                        tuple(2025, 145_000_000L, 0L, 0L, 145_000_000L),
                        tuple(2026, 45_000_000L, 0L, 0L, 45_000_000L));
    }

    @Test
    void ofTwoContractsForTheLastWonExactlyOneIsSigned() throws Exception {
        story.on(DAY, "budget-race");
        budgets.commit("budget-race", 2023, "C0", ALLOTTED - 1, "yeonsu-contract");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> signed = people.invokeAll(List.of(sign(together, "C1"), sign(together, "C2")));
            assertThat(List.of(signed.get(0).get(), signed.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            people.shutdown();
        }
        assertThat(budgets.remaining("budget-race", 2023)).isZero();
    }

    private Callable<Boolean> sign(CyclicBarrier together, String contract) {
        return () -> {
            together.await();
            try {
                budgets.commit("budget-race", 2023, contract, 1, "yeonsu-contract");
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("budget.exceeded");
                return false;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE budget_entry SET amount = 1 WHERE project_key = 'budget-ledger'",
                "DELETE FROM budget_entry WHERE project_key = 'budget-ledger'"
            })
    void nobodyChangesTheLedgerAfterwards(String change) {
        story.on(DAY, "budget-ledger");
        if (budgets.remaining("budget-ledger", 2023) == ALLOTTED) {
            budgets.commit("budget-ledger", 2023, "C1", 60_000_000, "yeonsu-contract");
        }
        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("budget_entry is append-only");
        assertThat(budgets.remaining("budget-ledger", 2023)).isEqualTo(33_000_000);
    }
}
