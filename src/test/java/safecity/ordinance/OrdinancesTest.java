package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static safecity.ordinance.RecordedOrdinance.PROJECT;
import static safecity.ordinance.RecordedOrdinance.TODAY;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import safecity.engine.contract.DecisionEntry;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.project.plan.Refused;

/** Plan, draft, cost, deliberation and what follows a failure. */
class OrdinancesTest {

    private final RecordedOrdinance recorded = new RecordedOrdinance();
    private final StaticMessageSource messages = new StaticMessageSource();
    private final Ordinances ordinances = new Ordinances(recorded.register, new Votes(), messages);

    @Test
    void aPlanStartsWithTheTitleOfTheLastAttempt() {
        assertThat(ordinances.proposedTitle(PROJECT)).isEqualTo("안전도시 조성에 관한 조례");
        assertThat(ordinances.effectiveOn(PROJECT)).isEmpty();
        when(recorded.register.find(PROJECT)).thenReturn(Optional.of(ordinance(OrdinanceStatus.DRAFTED)));
        assertThat(ordinances.proposedTitle(PROJECT)).isEqualTo("연수구 조례");
        assertThat(ordinances.effectiveOn(PROJECT)).contains(TODAY);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {" 조례 ", "조례"})
    void aPlanOpensAnAttempt(String title) {
        ordinances.planned(PROJECT, new OrdinancePlanEntry(title, "목적"), "lee");
        verify(recorded.register).open(PROJECT, "조례");
        recorded.hasRecorded(OrdinanceEventType.PLANNED, null, "목적", Map.of());
    }

    @Test
    void aTitleMayHaveAHundredCharacters() {
        ordinances.planned(PROJECT, new OrdinancePlanEntry("가".repeat(100), "목적"), "lee");
        verify(recorded.register).open(PROJECT, "가".repeat(100));
        noTitle("가".repeat(101));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "가", " 가 "})
    void noTitle(String title) {
        assertThat(Refused.with(
                                "ordinance.titleNeeded",
                                () -> ordinances.planned(PROJECT, new OrdinancePlanEntry(title, "목적"), "lee"))
                        .field())
                .contains("ordinanceTitle");
    }

    @ParameterizedTest(name = "{0}, {1} days: {2}")
    @CsvSource({"on-promulgation, 30, ", "after-period, 30, 30", "after-twenty-days, , "})
    void aDraftKeepsItsDayOfEffect(String rule, Integer given, Integer kept) {
        ordinances.drafted(PROJECT, new OrdinanceDraftEntry("조례", "yes", rule, given), "lee");
        Map<Fact, Object> facts = new HashMap<>();
        facts.put(Fact.TITLE, "조례");
        facts.put(Fact.EFFECT_RULE, EffectiveDateRule.of(rule));
        facts.put(Fact.EFFECT_DAYS, kept);
        recorded.hasAdvanced(OrdinanceStatus.DRAFTED, facts);
        recorded.hasRecorded(OrdinanceEventType.DRAFTED, null, null, Map.of("newRegulation", true));
    }

    @Test
    void aDraftWithoutARegulationSaysSo() {
        ordinances.drafted(PROJECT, new OrdinanceDraftEntry("조례", "no", "on-promulgation", null), "lee");
        recorded.hasRecorded(OrdinanceEventType.DRAFTED, null, null, Map.of("newRegulation", false));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, 1_000_000})
    void anEstimateIsKeptWhereThereIsOne(Long millions) {
        ordinances.costEstimated(PROJECT, new CostEstimateEntry("attached", millions, "추계"), "lee");
        recorded.hasRecorded(
                OrdinanceEventType.COST_ESTIMATED,
                "attached",
                "추계",
                millions == null ? Map.of() : Map.of("millionWon", millions));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_001})
    void anEstimateBeyondReasonIsRefused(Long millions) {
        assertThat(Refused.with(
                                "ordinance.costNotReadable",
                                () -> ordinances.costEstimated(
                                        PROJECT, new CostEstimateEntry("attached", millions, ""), "lee"))
                        .field())
                .contains("estimatedCost");
        recorded.hasNothingRecorded();
    }

    @ParameterizedTest(name = "{0}, {1} against: {2}")
    @CsvSource({
        "passed, 0, passed, DELIBERATED",
        "amended, 0, amended, DELIBERATED",
        "passed, 6, rejected, DELIBERATION_REJECTED",
        "deferred, 0, deferred, "
    })
    void aDeliberationMovesTheBill(String declared, int against, String resolved, OrdinanceStatus status) {
        ordinances.deliberated(PROJECT, new BallotEntry(declared, 12, 12, against, 0, "심의"), "lee");
        if (status == null) {
            recorded.standsWhereItStood();
        } else {
            recorded.hasAdvanced(status);
        }
        recorded.hasRecorded(
                OrdinanceEventType.DELIBERATED,
                resolved,
                "심의",
                Map.of("members", 12, "present", 12, "inFavour", 12 - against, "against", against, "abstained", 0));
    }

    @Test
    void aStopIsExplained() {
        messages.addMessage("ordinance.setback.DISCARDED", Locale.KOREAN, "폐기되었습니다.");
        Ordinance discarded = ordinance(OrdinanceStatus.DISCARDED);
        when(recorded.register.current(PROJECT)).thenReturn(discarded);
        assertThat(ordinances.setback(PROJECT)).isEqualTo("폐기되었습니다.");
    }

    @Test
    void onlyABillThatPassedTheDeliberationIsBroughtInAgain() {
        Refused.with("ordinance.nothingToResubmit", () -> next("resubmit"));
        recorded.last(OrdinanceEventType.DELIBERATED, 3, "rejected");
        Refused.with("ordinance.nothingToResubmit", () -> next("resubmit"));
        recorded.hasNothingRecorded();
        recorded.last(OrdinanceEventType.DELIBERATED, 4, "passed");
        next("resubmit");
        recorded.hasRecorded(OrdinanceEventType.DECIDED_NEXT, "resubmit", "다음", Map.of());
        recorded.standsWhereItStood();
    }

    @Test
    void whoGivesUpProposesAndTheMayorsDecisionAbandonsTheOrdinance() {
        next("retry");
        next("give-up");
        recorded.standsWhereItStood();
        recorded.hasRecorded(OrdinanceEventType.DECIDED_NEXT, "retry", "다음", Map.of());
        recorded.hasRecorded(OrdinanceEventType.DECIDED_NEXT, "give-up", "다음", Map.of());
        ordinances.givenUp(PROJECT, "lee");
        recorded.hasAdvanced(OrdinanceStatus.ABANDONED);
        recorded.hasRecorded(OrdinanceEventType.GIVEN_UP, null, null, Map.of());
    }

    @Test
    void itsDayAndItsRegistrationAreRecorded() {
        ordinances.cameIntoForce(PROJECT, "lee");
        recorded.hasAdvanced(OrdinanceStatus.IN_FORCE);
        recorded.hasRecorded(OrdinanceEventType.IN_FORCE, null, null, Map.of());
        ordinances.registered(PROJECT, "none", "lee");
        recorded.hasRecorded(OrdinanceEventType.REGISTERED, "none", null, Map.of());
    }

    private void next(String decision) {
        ordinances.decidedNext(PROJECT, new DecisionEntry(decision, "다음"), "lee");
    }

    static Ordinance ordinance(OrdinanceStatus status) {
        return new Ordinance(
                PROJECT,
                1,
                "연수구 조례",
                status,
                EffectiveDateRule.AFTER_PERIOD,
                30,
                TODAY,
                20,
                TODAY,
                TODAY,
                TODAY,
                TODAY);
    }
}
