package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalAmounts;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** What a contract may cost and what secures it, at the won and at the percent. */
class AwardsTest {

    private static final String PROJECT = "yeonsu-2022";
    private static final LocalDate TODAY = LocalDate.of(2023, 2, 1);

    private final Plans plans = mock(Plans.class);
    private final Budgets budgets = mock(Budgets.class);
    private final Contracts contracts = mock(Contracts.class);
    private final ContractRepository store = mock(ContractRepository.class);
    private final LegalActs acts = mock(LegalActs.class);
    private final LegalAmounts amounts = mock(LegalAmounts.class);
    private final Awards awards = new Awards(plans, budgets, contracts, store, acts, amounts, Clock.systemUTC());

    @BeforeEach
    void aContractOfSixtyMillion() {
        when(plans.contract(PROJECT, "C1"))
                .thenReturn(new PlannedContract(
                        "C1", "기본조사 연구용역", List.of("baseline"), LocalDate.MIN, LocalDate.MAX, 2023, 1));
        when(contracts.estimate(PROJECT, "C1")).thenReturn(60_000_000L);
        concludedOn(TODAY);
        when(budgets.remaining(eq(PROJECT), anyInt())).thenReturn(66_000_000L);
        when(amounts.won(any(), any())).thenReturn(50_000_000L);
    }

    @Test
    void aContractCommitsItsAmountAndIsRecordedWithItsBond() {
        conclude(" 연수대학교 ", 66_000_000L, 10);
        verify(budgets).commit(PROJECT, 2023, "C1", 66_000_000, "lee");
        verify(store).award(PROJECT, "C1", new ContractRepository.Award("연수대학교", 66_000_000, 10, true, 1, 0), "lee");
        verify(store).step(PROJECT, "C1", "conclusion", "concluded", "noted", "lee");
    }

    /** By the amount of the contract, not by its estimate: 50 million won estimated are 55 with the tax. */
    @ParameterizedTest(name = "{0} won: bond {1}")
    @CsvSource({"50000000, false", "50000001, true", "55000000, true"})
    void theAmountOfTheContractDecidesWhetherItNeedsABond(long won, boolean needed) {
        if (needed) {
            Refused.with("research.bondTooSmall", () -> conclude("연수대학교", won, 9));
        } else {
            conclude("연수대학교", won, 9);
            verify(store).award(PROJECT, "C1", new ContractRepository.Award("연수대학교", won, null, true, 1, 0), "lee");
        }
    }

    /** 지방재정법 제7조제1항; a contract that is signed before its year still burdens that year (지방계약법 제23조). */
    @ParameterizedTest(name = "signed {0}: {1}")
    @CsvSource({"2022-12-20, 2023", "2023-12-31, 2023", "2024-01-01, 2024"})
    void theYearInWhichItIsConcludedCarriesIt(LocalDate signed, int year) {
        concludedOn(signed);
        conclude("연수대학교", 1L, 10);
        verify(budgets).commit(PROJECT, year, "C1", 1, "lee");
    }

    private void concludedOn(LocalDate day) {
        when(acts.day(PROJECT, LegalAct.CONTRACT_CONCLUSION, "C1")).thenReturn(day);
    }

    @Test
    void whereTheBondIsWaivedNoPercentageIsKept() {
        conclude("연수대학교", 1L, 50);
        verify(store).award(PROJECT, "C1", new ContractRepository.Award("연수대학교", 1, null, true, 1, 0), "lee");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"66000001", "70000000"})
    void moreThanTheEstimateWithItsTenPercentOfTaxIsRefused(long won) {
        Refusal refusal = Refused.with("research.amountAboveEstimate", () -> conclude("연수대학교", won, 10));
        assertThat(refusal.arguments()).containsExactly(won, 66_000_000L);
        assertThat(refusal.field()).contains("contractAmount");
        nothingIsAwarded();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1})
    void anAmountHasToBeNamed(Long won) {
        assertThat(Refused.with("research.amountMissing", () -> conclude("연수대학교", won, 10))
                        .field())
                .contains("contractAmount");
        nothingIsAwarded();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, 9})
    void aBondBelowTenPercentIsRefusedWhereOneIsNeeded(Integer percent) {
        Refusal refusal = Refused.with("research.bondTooSmall", () -> conclude("연수대학교", 66_000_000L, percent));
        assertThat(refusal.arguments()).containsExactly(10);
        assertThat(refusal.field()).contains("bondPercent");
        assertThat(refusal.rule()).contains("지방계약법 시행령 제51조");
        nothingIsAwarded();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aContractHasAParty(String contractor) {
        assertThat(Refused.with("research.contractorMissing", () -> conclude(contractor, 1L, 10))
                        .field())
                .contains("contractor");
        nothingIsAwarded();
    }

    @Test
    void whatTheBudgetRefusesIsNotAwarded() {
        when(budgets.remaining(PROJECT, 2023)).thenReturn(65_999_999L);
        assertThat(Refused.with("budget.exceeded", () -> conclude("연수대학교", 66_000_000L, 10))
                        .arguments())
                .containsExactly(66_000_000L, 2023, 65_999_999L, 1L);
        verify(store, never()).award(any(), any(), any(), any());
    }

    @Test
    void aFailureIsRecordedAndCommitsNothing() {
        awards.concluded(PROJECT, "C1", new ConclusionEntry("failed", null, null, null, false, "무산", null), "lee");
        verify(store).step(PROJECT, "C1", "conclusion", "failed", "무산", "lee");
        verify(store, never()).award(any(), any(), any(), any());
        verifyNoInteractions(budgets);
    }

    private void conclude(String contractor, Long won, Integer bond) {
        doAnswer(proposed -> when(store.proposal(PROJECT, "C1")).thenReturn(Optional.of(proposed.getArgument(2))))
                .when(store)
                .propose(any(), any(), any(), any());
        awards.concluded(
                PROJECT, "C1", new ConclusionEntry("concluded", contractor, won, bond, true, "noted", TODAY), "lee");
        verify(budgets, never()).commit(any(), anyInt(), any(), anyLong(), any());
        awards.adopt(PROJECT, "C1", "lee");
    }

    private void nothingIsAwarded() {
        verifyNoInteractions(budgets);
        verify(store, never()).award(any(), any(), any(), any());
        verify(store, never()).step(any(), any(), any(), any(), any(), any());
    }
}
