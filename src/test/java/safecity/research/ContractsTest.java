package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.engine.contract.DecisionEntry;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;
import safecity.project.plan.Refused;

/** A contract from its plan to its specification, and what a form tells of it. */
class ContractsTest {

    private static final String PROJECT = "yeonsu-2022";
    private static final PlannedContract PLANNED = planned("C1", "2023-02-01", "2023-11-30", 60_000_000);

    private final Plans plans = mock(Plans.class);
    private final Budgets budgets = mock(Budgets.class);
    private final ContractRepository store = mock(ContractRepository.class);
    private final ContractChangeRepository changes = mock(ContractChangeRepository.class);
    private final Contracts contracts = new Contracts(
            plans,
            store,
            new ContractFacts(plans, budgets, store, changes),
            changes,
            mock(TerminationRepository.class));

    @BeforeEach
    void aPlannedContract() {
        when(plans.contract(PROJECT, "C1")).thenReturn(PLANNED);
        when(plans.contracts(PROJECT)).thenReturn(List.of(PLANNED));
        when(budgets.remaining(PROJECT, 2023)).thenReturn(93_000_000L);
        // No change has moved its end.
        when(changes.end(eq(PROJECT), any()))
                .thenAnswer(asked -> asked.getArgument(1, PlannedContract.class).to());
    }

    @Test
    void thePlanNamesItsDays() {
        assertThat(contracts.title(PROJECT, "C1")).isEqualTo("C1 연구용역");
        assertThat(contracts.plannedStart(PROJECT, "C1")).isEqualTo("2023-02-01");
        assertThat(contracts.plannedEnd(PROJECT, "C1")).isEqualTo("2023-11-30");
        assertThat(contracts.midterm(PROJECT, "C1"))
                .as("302 days after the first, half")
                .isEqualTo("2023-07-02");
        assertThat(contracts.fiscalYearOpens(PROJECT, "C1")).isEqualTo("2023-01-01");
    }

    @Test
    void theEstimateIsThePlansUntilThereIsASpecification() {
        assertThat(contracts.estimate(PROJECT, "C1")).isEqualTo(60_000_000);
        specified("C1", 55_000_000);
        assertThat(contracts.estimate(PROJECT, "C1")).isEqualTo(55_000_000);
    }

    @Test
    void aFormTellsWhatIsKnownBeforeTheContractIsConcluded() {
        assertThat(contracts.facts(PROJECT, "C1")).isEqualTo("""
                        - 용역명: C1 연구용역
                        - 이행 기간: 2023. 2. 1. ~ 2023. 11. 30.
                        - 추정가격(부가가치세 제외): 60,000,000원
                        - 2023년 예산 잔액: 93,000,000원
                        """);
    }

    @Test
    void aFormTellsTheContractAndAConflictOfInterest() {
        specified("C1", 55_000_000);
        when(store.award(PROJECT, "C1"))
                .thenReturn(Optional.of(new ContractRepository.Award("연수대학교", 60_500_000, 10, true, 1, 0)));
        assertThat(contracts.facts(PROJECT, "C1"))
                .contains("- 추정가격(부가가치세 제외): 55,000,000원\n", "- 계약상대자: 연수대학교\n", "- 계약금액: 60,500,000원\n")
                .contains("- 이해충돌 확인: ");
        when(store.award(PROJECT, "C1"))
                .thenReturn(Optional.of(new ContractRepository.Award("연수대학교", 60_500_000, 10, false, 1, 0)));
        assertThat(contracts.facts(PROJECT, "C1")).doesNotContain("이해충돌");
    }

    @ParameterizedTest(name = "another begins on {0}: {1}")
    @CsvSource({"2022-01-31, false", "2022-02-01, true", "2023-02-01, true", "2024-02-01, true", "2024-02-02, false"})
    void contractsThatBeginWithinTwelveMonthsAreAddedUp(String begins, boolean split) {
        when(plans.contracts(PROJECT)).thenReturn(List.of(PLANNED, planned("C2", begins, "2025-11-30", 40_000_000)));
        String finding = "- 분할 발주 확인: 12개월 안의 같거나 비슷한 용역 2건의 추정가격 합계가 100,000,000원입니다(지방계약법 시행령 제7조제2호).\n";
        assertThat(contracts.facts(PROJECT, "C1").contains(finding)).isEqualTo(split);
        specified("C2", 45_000_000);
        assertThat(contracts.facts(PROJECT, "C1").contains("105,000,000원")).isEqualTo(split);
    }

    @Test
    void aPlanIsRecordedWithWhatIsDifferent() {
        plan("목적", "none", " ", "baseline");
        verify(store).open(PROJECT, PLANNED, "lee");
        verify(store).step(PROJECT, "C1", "plan", "none", "목적", "lee");
        plan("목적", "similar", "다른 점", null);
        verify(store).step(PROJECT, "C1", "plan", "similar", "목적\n다른 점", "lee");
    }

    @ParameterizedTest(name = "purpose {0}, {1}, difference {2}: {3} at {4}")
    @CsvSource({
        "'', none, x, research.purposeMissing, purpose",
        ", none, x, research.purposeMissing, purpose",
        "목적, similar, ' ', research.differenceMissing, difference",
        "목적, similar, , research.differenceMissing, difference"
    })
    void aPlanSaysItsPurposeAndWhatIsDifferent(
            String purpose, String prism, String difference, String code, String field) {
        assertThat(Refused.with(code, () -> plan(purpose, prism, difference, "baseline"))
                        .field())
                .contains(field);
        verifyNoInteractions(store);
    }

    @Test
    void anInstanceOfOtherDeliverablesIsAMistake() {
        assertThatThrownBy(() -> plan("목적", "none", "", "outcome"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Contract C1 delivers [baseline], not outcome");
        verifyNoInteractions(store);
    }

    @Test
    void aSpecificationNeedsItsScopeAndItsPrice() {
        contracts.specified(PROJECT, "C1", new SpecificationEntry(1, "service", "small", "범위"), "lee");
        verify(store).specify(PROJECT, "C1", 1, "service", "small", "범위", "lee");
        assertThat(Refused.with("research.scopeMissing", () -> specify(1, " ")).field())
                .contains("scope");
        assertThat(Refused.with("research.priceMissing", () -> specify(0, "범위")).field())
                .contains("estimatedPrice");
    }

    @Test
    void anAnswerToTheAuditorKeepsTheRestOfTheSpecification() {
        specified("C1", 55_000_000);
        contracts.opinionAnswered(PROJECT, "C1", new DisclosureAnswerEntry(50_000_000, "조정"), "lee");
        verify(store).specify(PROJECT, "C1", 50_000_000, "service", "small", "범위", "lee");
        verify(store).step(PROJECT, "C1", "opinion-answered", "answered", "조정", "lee");
        assertThat(Refused.with("research.actionMissing", () -> answer(1, "")).rule())
                .contains("공공감사에 관한 법률 시행령 제13조");
        Refused.with("research.priceMissing", () -> answer(0, "조정"));
    }

    @Test
    void decisionsAndNotesAreStepsOfTheContract() {
        contracts.recorded(PROJECT, "C1", "audit", new DecisionEntry("passed", "적정"), "lee");
        verify(store).step(PROJECT, "C1", "audit", "passed", "적정", "lee");
        contracts.noted(PROJECT, "C1", "midterm", "held", "요지", "lee");
        verify(store).step(PROJECT, "C1", "midterm", "held", "요지", "lee");
    }

    @ParameterizedTest
    @CsvSource({"single-quotation, 수의계약(1인 견적)", "two-quotations, 수의계약(2인 이상 견적)", "negotiation, 협상에 의한 계약"})
    void aMethodIsNamedAsTheLawNamesIt(String method, String name) {
        assertThat(contracts.methodName(method)).isEqualTo(name);
    }

    @Test
    void aMethodThatTheTableDoesNotKnowIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> contracts.methodName("lottery"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aRemarkOfBlanksIsNone(String remark) {
        assertThat(KoreanFormat.orNull(remark)).isNull();
        assertThat(KoreanFormat.orNull(" 의견 ")).isEqualTo("의견");
        assertThat(KoreanFormat.orNull(null)).isNull();
    }

    private static PlannedContract planned(String code, String from, String to, long price) {
        return new PlannedContract(
                code, code + " 연구용역", List.of("baseline"), LocalDate.parse(from), LocalDate.parse(to), 2023, price);
    }

    private void specified(String code, long price) {
        when(store.specification(PROJECT, code))
                .thenReturn(Optional.of(new ContractRepository.Specification(1, price, "service", "small", "범위")));
    }

    private void plan(String purpose, String prism, String difference, String stage) {
        contracts.planned(PROJECT, "C1", stage, new ResearchPlanEntry(purpose, prism, difference), "lee");
    }

    private void specify(long price, String scope) {
        contracts.specified(PROJECT, "C1", new SpecificationEntry(price, "service", "small", scope), "lee");
    }

    private void answer(long price, String action) {
        contracts.opinionAnswered(PROJECT, "C1", new DisclosureAnswerEntry(price, action), "lee");
    }
}
