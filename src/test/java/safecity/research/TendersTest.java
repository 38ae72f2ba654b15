package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.engine.contract.DecisionEntry;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** How many bids, quotations and evaluators it takes, and how long a notice lasts. */
class TendersTest {

    private static final String PROJECT = "yeonsu-2022";

    private final TenderRepository bids = mock(TenderRepository.class);
    private final ContractRepository store = mock(ContractRepository.class);
    private final Tenders tenders = new Tenders(bids, store);

    @ParameterizedTest(name = "{0}, {1} came: {2}")
    @CsvSource({
        "two-quotations, 2, selected",
        "two-quotations, 3, selected",
        "two-quotations, 1, none",
        "two-quotations, , none",
        "single-quotation, 1, selected",
        "single-quotation, , selected"
    })
    void asManyQuotationsAsTheMethodNeeds(String method, Integer count, String decision) {
        tenders.quoted(PROJECT, "C1", method, new QuotationEntry(count, decision, "확인"), "lee");
        verify(store).step(PROJECT, "C1", "quotation", decision, "확인", "lee");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, 1})
    void fewerThanTwoQuotationsAreRefusedWhereTwoAreNeeded(Integer count) {
        Refusal refusal = Refused.with(
                "research.quotationsTooFew",
                () -> tenders.quoted(
                        PROJECT, "C1", "two-quotations", new QuotationEntry(count, "selected", ""), "lee"));
        assertThat(refusal.arguments()).containsExactly(count == null ? 0 : count);
        assertThat(refusal.field()).contains("quotations");
        verifyNoInteractions(store);
    }

    @ParameterizedTest(name = "{0}: {1} days")
    @CsvSource({
        "none, 0",
        "negotiated-notice-small, 10",
        "negotiated-notice, 20",
        "negotiated-notice-large, 40",
        "negotiated-notice-urgent, 10"
    })
    void aNoticeLastsAsLongAsItsPeriod(String period, int days) {
        assertThat(tenders.noticeDays(period)).isEqualTo(days);
    }

    @Test
    void aPeriodThatNobodyKnowsIsAMistakeOfTheTable() {
        assertThatIllegalArgumentException().isThrownBy(() -> tenders.noticeDays("soon"));
    }

    @ParameterizedTest(name = "{0} notices before, {1} days demanded: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 40 | 첫 공고입니다. 공고 기간 40일.",
                "1 | 40 | 2번째 공고(재공고)입니다. 공고 기간 10일.",
                "2 | 20 | 3번째 공고(재공고)입니다. 공고 기간 10일."
            })
    void theOfficerReadsWhichNoticeItIs(int before, int demanded, String sentence) {
        when(bids.rounds(PROJECT, "C1")).thenReturn(before);
        assertThat(tenders.announcement(PROJECT, "C1", demanded)).isEqualTo(sentence);
    }

    @ParameterizedTest(name = "{0} before, {1} demanded, urgent {2}: round {3}, {4} days")
    @CsvSource({"0, 40, false, 1, 40", "0, 40, true, 1, 10", "1, 40, false, 2, 10", "1, 20, true, 2, 10"})
    void aRepeatedOrUrgentNoticeIsShort(int before, int demanded, boolean urgent, int round, int days) {
        when(bids.rounds(PROJECT, "C1")).thenReturn(before);
        tenders.announced(PROJECT, "C1", demanded, new TenderNoticeEntry(urgent, " 회기 전 "), "lee");
        verify(bids).announce(PROJECT, "C1", round, days, urgent ? "회기 전" : null, "lee");
        assertThat(tenders.rounds(PROJECT, "C1")).isEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void anUrgentNoticeHasAReason(String reason) {
        Refusal refusal = Refused.with(
                "research.urgentReasonMissing",
                () -> tenders.announced(PROJECT, "C1", 40, new TenderNoticeEntry(true, reason), "lee"));
        assertThat(refusal.field()).contains("urgentReason");
        assertThat(refusal.rule()).contains("지방계약법 시행령 제35조제6항");
        verifyNoInteractions(bids);
        tenders.announced(PROJECT, "C1", 40, new TenderNoticeEntry(false, reason), "lee");
        verify(bids).announce(PROJECT, "C1", 1, 40, null, "lee");
    }

    @Test
    void thePeriodOfTheNewestNoticeIsTold() {
        when(bids.announcedDays(PROJECT, "C1")).thenReturn(20);
        assertThat(tenders.announcedDays(PROJECT, "C1")).isEqualTo(20);
    }

    @ParameterizedTest(name = "{0} with {1} bids: {2} counted, valid {3}")
    @CsvSource({
        "valid, 2, 2, true",
        "valid, 5, 5, true",
        "single, , 1, false",
        "single, 7, 1, false",
        "none, 7, 0, false"
    })
    void aTenderStandsWithTwoValidBids(String decision, Integer given, int counted, boolean valid) {
        tenders.opened(PROJECT, "C1", new BidOpeningEntry(decision, given, "개찰"), "lee");
        verify(bids).open(PROJECT, "C1", counted, valid, "lee");
        verify(store).step(PROJECT, "C1", "opening", decision, "개찰", "lee");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, 1})
    void aTenderWithFewerThanTwoBidsIsNotValid(Integer count) {
        Refusal refusal = Refused.with(
                "research.bidsTooFew",
                () -> tenders.opened(PROJECT, "C1", new BidOpeningEntry("valid", count, ""), "lee"));
        assertThat(refusal.arguments()).containsExactly(count == null ? 0 : count);
        verifyNoInteractions(bids, store);
    }

    @ParameterizedTest(name = "{0} evaluators, {1}, {2} qualified: {3} recorded")
    @CsvSource({"7, qualified, 1, 1", "10, qualified, 4, 4", "8, none, 3, 0", "8, none, , 0"})
    void sevenToTenEvaluate(int evaluators, String decision, Integer qualified, int recorded) {
        tenders.evaluated(PROJECT, "C1", new ProposalEvaluationEntry(decision, evaluators, qualified, "평가"), "lee");
        verify(bids).evaluate(PROJECT, "C1", evaluators, recorded, "lee");
        verify(store).step(PROJECT, "C1", "evaluation", decision, "평가", "lee");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {6, 11})
    void fewerOrMoreEvaluatorsAreRefused(Integer evaluators) {
        Refusal refusal = Refused.with("research.evaluatorsOutOfRange", () -> evaluate(evaluators, 1));
        assertThat(refusal.arguments()).containsExactly(evaluators == null ? 0 : evaluators);
        assertThat(refusal.field()).contains("evaluators");
        verify(bids, never()).evaluate(any(), any(), anyInt(), anyInt(), any());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = 0)
    void whereSomebodyQualifiedTheyAreCounted(Integer qualified) {
        assertThat(Refused.with("research.qualifiedMissing", () -> evaluate(8, qualified))
                        .field())
                .contains("qualifiedCount");
        verify(bids, never()).evaluate(any(), any(), anyInt(), anyInt(), any());
    }

    @Test
    void whatWasDisclosedAndNegotiatedIsRecorded() {
        tenders.disclosed(PROJECT, "C1", "lee");
        verify(store).step(PROJECT, "C1", "disclosed", "published", null, "lee");
        tenders.negotiated(PROJECT, "C1", 2, new DecisionEntry("failed", "결렬"), "lee");
        verify(store).step(PROJECT, "C1", "negotiation", "failed-2", "결렬", "lee");
    }

    private void evaluate(Integer evaluators, Integer qualified) {
        tenders.evaluated(PROJECT, "C1", new ProposalEvaluationEntry("qualified", evaluators, qualified, ""), "lee");
    }

    /** 시행령 제26조제1항: because tenders failed, only after a repeated one; without any tender the grounds of 제25조 stay. */
    @ParameterizedTest(name = "after {0} tenders: refused {1}")
    @CsvSource({"0, false", "1, true", "2, false"})
    void aPrivateContractBecauseTendersFailedTakesARepeatedOne(int rounds, boolean refused) {
        when(bids.rounds(PROJECT, "C1")).thenReturn(rounds);
        DecisionEntry decision = new DecisionEntry("private", "유찰");
        if (refused) {
            Refusal refusal = Refused.with(
                    "research.privateBeforeSecondTender",
                    () -> tenders.decidedAfterFailure(PROJECT, "C1", decision, "lee"));
            assertThat(refusal.field()).contains("decision");
            tenders.decidedAfterFailure(PROJECT, "C1", new DecisionEntry("again", ""), "lee");
        } else {
            tenders.decidedAfterFailure(PROJECT, "C1", decision, "lee");
            verify(store).step(PROJECT, "C1", "failed-tender", "private", "유찰", "lee");
        }
    }
}
