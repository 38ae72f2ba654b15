package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.act.LegalActs;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.research.ClaimRepository.Claim;
import safecity.research.ClaimRepository.Lateness;

/** What may be claimed, by when it is paid, and what goes back to the budget. */
class ClaimsTest {

    private static final String PROJECT = "yeonsu-2022";
    private static final LocalDate TODAY = LocalDate.of(2023, 12, 1);
    private static final LocalDate PAYABLE_BY = LocalDate.of(2023, 12, 8);

    private final ClaimRepository store = mock(ClaimRepository.class);
    private final Plans plans = mock(Plans.class);
    private final Budgets budgets = mock(Budgets.class);
    private final ContractRepository contracts = mock(ContractRepository.class);
    private final WorkingCalendar calendar = mock(WorkingCalendar.class);
    private final PaymentOrders orders = mock(PaymentOrders.class);

    @BeforeEach
    void aContractOfFiftyMillion() {
        when(plans.contract(PROJECT, "C1"))
                .thenReturn(new PlannedContract(
                        "C1", "기본조사 연구용역", List.of("baseline"), LocalDate.MIN, LocalDate.MAX, 2023, 1));
        when(contracts.concluded(PROJECT, "C1"))
                .thenReturn(new ContractRepository.Award("연수대학교", 50_000_000, 10, false, 1, 0));
        when(calendar.periodEnd(TODAY, LegalPeriod.PAYMENT)).thenReturn(PAYABLE_BY);
        when(store.newest(PROJECT, "C1")).thenReturn(Optional.of(new Claim(2, 30_000_000, PAYABLE_BY, true, TODAY)));
    }

    private Claims on(LocalDate day) {
        when(orders.net(any(), any(), any())).thenReturn(30_000_000L);
        LegalActs acts = mock(LegalActs.class);
        when(acts.day(eq(PROJECT), any(), eq("C1"))).thenReturn(day);
        return new Claims(store, plans, budgets, contracts, calendar, acts, orders, mock(AdvanceSettlement.class));
    }

    @Test
    void aClaimIsNumberedAndPayableWithinThePeriodOfTheLaw() {
        on(TODAY).received(PROJECT, "C1", new ClaimEntry(50_000_000L, "final", "정산"), "lee");
        verify(store).receive(PROJECT, "C1", new Claim(3, 50_000_000, PAYABLE_BY, true, TODAY), "정산", "lee");
    }

    @Test
    void theFirstClaimIsNumberOne() {
        when(store.newest(PROJECT, "C1")).thenReturn(Optional.empty());
        on(TODAY).received(PROJECT, "C1", new ClaimEntry(1L, "final", "정산"), "lee");
        verify(store).receive(PROJECT, "C1", new Claim(1, 1, PAYABLE_BY, true, TODAY), "정산", "lee");
    }

    @Test
    void oneWonMoreThanTheContractIsRefused() {
        Refusal refusal = Refused.with(
                "research.claimAboveContract",
                () -> on(TODAY).received(PROJECT, "C1", new ClaimEntry(50_000_001L, "final", "정산"), "lee"));
        assertThat(refusal.arguments()).containsExactly(50_000_001L, 50_000_000L, 1L);
        assertThat(refusal.field()).contains("claimAmount");
        verify(store, never()).receive(any(), any(), any(), any(), any());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1})
    void aClaimNamesAnAmount(Long won) {
        assertThat(Refused.with(
                                "research.claimMissing",
                                () -> on(TODAY).received(PROJECT, "C1", new ClaimEntry(won, "final", "정산"), "lee"))
                        .field())
                .contains("claimAmount");
    }

    /** A typing error doesn't end a contract: whoever settles it for less says why, and a part leaves the rest open. */
    @Test
    void aLastClaimForLessSaysWhyAndAPartIsNotTheLast() {
        Refusal refusal = Refused.with(
                "research.settlementReasonMissing",
                () -> on(TODAY).received(PROJECT, "C1", new ClaimEntry(30_000_000L, "final", " "), "lee"));
        assertThat(refusal.field()).contains("settlementReason");
        on(TODAY).received(PROJECT, "C1", new ClaimEntry(30_000_000L, "part", null), "lee");
        verify(store).receive(PROJECT, "C1", new Claim(3, 30_000_000, PAYABLE_BY, false, TODAY), null, "lee");
    }

    @Test
    void aPaidPartGivesNothingBack() {
        when(store.newest(PROJECT, "C1")).thenReturn(Optional.of(new Claim(1, 30_000_000, PAYABLE_BY, false, TODAY)));
        on(TODAY).decided(PROJECT, "C1", new PaymentEntry("paid", "", null), "lee");
        verify(budgets).pay(PROJECT, 2023, "C1", 30_000_000, "lee");
        verify(budgets, never()).release(any(), anyInt(), any(), anyLong(), any());
    }

    @Test
    void theFormShowsTheNewestClaim() {
        assertThat(on(TODAY).claimed(PROJECT, "C1")).isEqualTo("30,000,000원");
    }

    @ParameterizedTest(name = "paid on {0}: {1} days late")
    @CsvSource({"2023-12-07, 0", "2023-12-08, 0", "2023-12-09, 1", "2024-01-08, 31"})
    void aPaymentIsRecordedWithTheDaysThatItIsLate(LocalDate day, int late) {
        on(day).decided(PROJECT, "C1", new PaymentEntry("paid", "확인", new BigDecimal("7.3")), "lee");
        verify(budgets).pay(PROJECT, 2023, "C1", 30_000_000, "lee");
        verify(budgets).release(PROJECT, 2023, "C1", 20_000_000, "lee");
        verify(store)
                .decide(
                        PROJECT,
                        "C1",
                        new Claim(2, 30_000_000, PAYABLE_BY, true, TODAY),
                        true,
                        "확인",
                        interest(late),
                        "lee");
    }

    /** 7.3 percent of thirty million are 6,000 won a day. */
    private static Lateness interest(int days) {
        return days == 0 ? Lateness.NONE : new Lateness(days, new BigDecimal("7.3"), 6_000L * days);
    }

    @Test
    void whoClaimsEverythingLeavesNothingToGiveBack() {
        when(store.newest(PROJECT, "C1")).thenReturn(Optional.of(new Claim(1, 50_000_000, PAYABLE_BY, true, TODAY)));
        on(TODAY).decided(PROJECT, "C1", new PaymentEntry("paid", "", null), "lee");
        verify(budgets).pay(PROJECT, 2023, "C1", 50_000_000, "lee");
        verify(budgets, never()).release(any(), anyInt(), any(), anyLong(), any());
    }

    @Test
    void aClaimThatGoesBackMovesNoMoneyAndIsNeverLate() {
        LocalDate late = PAYABLE_BY.plusDays(9);
        on(late).decided(PROJECT, "C1", new PaymentEntry("returned", "서류 미비", null), "lee");
        verifyNoInteractions(budgets);
        verify(store)
                .decide(
                        PROJECT,
                        "C1",
                        new Claim(2, 30_000_000, PAYABLE_BY, true, TODAY),
                        false,
                        "서류 미비",
                        Lateness.NONE,
                        "lee");
    }

    @Test
    void aTermThatRanOutIsAStepOfTheContract() {
        on(TODAY).late(PROJECT, "C1");
        verify(contracts).step(PROJECT, "C1", "payment-late", "late", null, "system");
    }
}
