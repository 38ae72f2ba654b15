package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Budgets;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** How a contractor is found, and every way in which it fails. */
@ProcessStory
class TenderStoryTest {

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    Budgets budgets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Test
    void theSpecificationIsDisclosedForFiveDaysBeforeAnybodyIsInvited() {
        play.approved("tender-disclosure", 60_000_000, "general")
                .contract("disclose-specification", Map.of("disclosed", true));
        // The fifth day, 10 December, is a Saturday: the period ends on Monday the 12th.
        story.until(LocalDate.of(2022, 12, 12));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2022, 12, 13));
        assertThat(story.openTasks()).containsExactly("answer-disclosure");
    }

    @Test
    void anOpinionOnTheSpecificationChangesItAndItIsDisclosedAgain() {
        play.approved("tender-opinion", 60_000_000, "general")
                .disclose()
                .refuse("yeonsu-contract", "answer-disclosure", "revise")
                .lead("revise-specification", Map.of("revision", "참가자격 완화"));
        assertThat(story.openTasks()).containsExactly("disclose-specification");
        play.disclose().decide("yeonsu-contract", "answer-disclosure", "none");
        assertThat(story.openTasks()).containsExactly("announce-tender");
    }

    @Test
    void belowFiftyMillionNothingIsDisclosedBeforehand() {
        play.approved("tender-small", 49_999_999, "general");
        assertThat(story.openTasks()).containsExactly("announce-tender");
    }

    @Test
    void aTenderBelowOneHundredMillionIsAnnouncedForTenDays() {
        play.approved("tender-ten", 49_999_999, "general").contract("announce-tender", Map.of("announced", true));
        story.until(LocalDate.of(2022, 12, 15));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2022, 12, 16));
        assertThat(story.openTasks()).containsExactly("open-bids");
    }

    @Test
    void aTenderOfOneHundredMillionIsAnnouncedForTwentyDaysUnlessItIsUrgentForAReason() {
        play.approved("tender-twenty", 100_000_000, "general")
                .disclose()
                .decide("yeonsu-contract", "answer-disclosure", "none");
        LocalDate announced = story.today();
        play.isRefused(
                "research.urgentReasonMissing",
                "yeonsu-contract",
                "announce-tender",
                Map.of("announced", true, "urgent", true));
        play.contract("announce-tender", Map.of("announced", true));
        story.until(announced.plusDays(20));
        assertThat(story.openTasks()).isEmpty();
        story.until(announced.plusDays(20 + 2));
        assertThat(story.openTasks()).containsExactly("open-bids");
        assertThat(days("tender-twenty")).containsExactly(20);
    }

    @Test
    void anUrgentNoticeTakesTenDays() {
        play.approved("tender-urgent", 100_000_000, "general")
                .disclose()
                .decide("yeonsu-contract", "answer-disclosure", "none")
                .contract("announce-tender", Map.of("announced", true, "urgent", true, "urgentReason", "2월 착수"));
        assertThat(days("tender-urgent")).containsExactly(10);
    }

    @Test
    void aFailedTenderIsAnnouncedAgainAndThenGivenPrivately() {
        play.opening("tender-single").refuse("yeonsu-contract", "open-bids", "single");
        assertThat(story.openTasks()).containsExactly("announce-tender");
        play.announce().refuse("yeonsu-contract", "open-bids", "single");
        assertThat(story.openTasks()).containsExactly("decide-after-failure");
        play.decide("yeonsu-lead", "decide-after-failure", "private");
        story.until(ContractPlay.NEW_YEAR);
        play.conclude(60_000_000);
        assertThat(story.openTasks()).containsExactly("start-work");
        assertThat(days("tender-single")).containsExactly(10, 10);
    }

    @Test
    void aTenderCanBeAnnouncedAThirdTime() {
        play.opening("tender-third")
                .refuse("yeonsu-contract", "open-bids", "none")
                .announce()
                .refuse("yeonsu-contract", "open-bids", "none")
                .refuse("yeonsu-lead", "decide-after-failure", "again");
        assertThat(story.openTasks()).containsExactly("announce-tender");
        play.announce().openBids();
        assertThat(story.openTasks()).containsExactly("evaluate-proposals");
    }

    @Test
    void aTenderCannotBeCalledValidWithOneBid() {
        play.opening("tender-one-bid");
        play.isRefused("form.min", "yeonsu-contract", "open-bids", Map.of("decision", "valid", "bids", 1));
        play.contract("open-bids", Map.of("decision", "valid", "bids", 2));
        assertThat(story.openTasks()).containsExactly("evaluate-proposals");
    }

    @Test
    void withoutAQualifiedProposerTheTenderIsAnnouncedAgain() {
        play.opening("tender-unqualified")
                .openBids()
                .contract("evaluate-proposals", Map.of("decision", "none", "evaluators", 7, "comment", "모두 70점 미만"));
        assertThat(story.openTasks()).containsExactly("announce-tender");
    }

    @Test
    void aCommitteeOfSixIsRefused() {
        play.opening("tender-committee").openBids();
        play.isRefused(
                "form.min",
                "yeonsu-contract",
                "evaluate-proposals",
                Map.of("decision", "qualified", "evaluators", 6, "qualifiedCount", 1));
    }

    @Test
    void whenNegotiationFailsTheNextInRankIsAskedAndThenTheTenderIsRepeated() {
        play.opening("tender-ranks").openBids().evaluate(2).refuse("yeonsu-contract", "negotiate", "broken");
        assertThat(story.openTasks()).containsExactly("negotiate");
        play.refuse("yeonsu-contract", "negotiate", "broken");
        assertThat(story.openTasks()).containsExactly("announce-tender");
        play.announce()
                .openBids()
                .evaluate(2)
                .refuse("yeonsu-contract", "negotiate", "broken")
                .decide("yeonsu-contract", "negotiate", "agreed");
        story.until(ContractPlay.NEW_YEAR);
        assertThat(story.openTasks()).containsExactly("conclude-contract");
    }

    @Test
    void twoQuotationsAreTwo() {
        play.approved("tender-quotations", 60_000_000, "specialist");
        play.isRefused(
                "form.min", "yeonsu-contract", "request-quotation", Map.of("decision", "selected", "quotations", 1));
        play.contract("request-quotation", Map.of("decision", "selected", "quotations", 2));
        story.until(ContractPlay.NEW_YEAR);
        assertThat(story.openTasks()).containsExactly("conclude-contract");
    }

    @Test
    void aFailedQuotationLeavesTheChoiceToTheLead() {
        play.approved("tender-no-quotation", 10_000_000, "general")
                .refuse("yeonsu-contract", "request-quotation", "failed");
        assertThat(story.openTasks()).containsExactly("decide-after-failure");
        play.refuse("yeonsu-lead", "decide-after-failure", "again");
        assertThat(story.openTasks()).containsExactly("request-quotation");
    }

    @Test
    void aContractIsNotConcludedBeforeItsFiscalYear() {
        play.opening("tender-fiscal").openBids().evaluate(1).decide("yeonsu-contract", "negotiate", "agreed");
        story.until(LocalDate.of(2022, 12, 31));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 1, 1));
        assertThat(story.openTasks()).containsExactly("conclude-contract");
    }

    @Test
    void aContractAboveWhatIsLeftOfTheBudgetIsRefusedWithTheMissingFigure() {
        play.conclusion("tender-money");
        budgets.commit("tender-money", 2023, "other", 40_000_000, "yeonsu-budget");
        assertThatThrownBy(() -> play.conclude(60_000_000)).satisfies(failure -> {
            Refusal refusal = Refusal.in(failure).orElseThrow();
            assertThat(refusal.code()).isEqualTo("budget.exceeded");
            assertThat(refusal.arguments()).containsExactly(60_000_000L, 2023, 53_000_000L, 7_000_000L);
        });
        assertThat(story.openTasks()).containsExactly("conclude-contract");
        assertThat(jdbc.sql("SELECT count(*) FROM contract_award WHERE project_key = 'tender-money'")
                        .query(Integer.class)
                        .single())
                .isZero();
        play.conclude(53_000_000);
        assertThat(budgets.remaining("tender-money", 2023)).isZero();
    }

    @Test
    void aContractCostsNoMoreThanItsEstimateWithTax() {
        play.conclusion("tender-estimate");
        play.isRefused(
                "research.amountAboveEstimate",
                "yeonsu-contract",
                "conclude-contract",
                Map.of(
                        "decision",
                        "concluded",
                        "contractor",
                        "시험대학교",
                        "contractAmount",
                        66_000_001L,
                        "bondPercent",
                        10));
        play.conclude(66_000_000);
        assertThat(story.openTasks()).containsExactly("start-work");
    }

    @Test
    void aBondIsAtLeastATenthOfTheContract() {
        play.conclusion("tender-bond");
        play.isRefused(
                "form.min",
                "yeonsu-contract",
                "conclude-contract",
                Map.of(
                        "decision",
                        "concluded",
                        "contractor",
                        "시험대학교",
                        "contractAmount",
                        60_000_000L,
                        "bondPercent",
                        9));
        play.conclude(60_000_000);
        assertThat(story.openTasks()).containsExactly("start-work");
    }

    @Test
    void upToFiftyMillionTheBondIsWaived() {
        play.approved("tender-no-bond", 50_000_000, "specialist")
                .contract("request-quotation", Map.of("decision", "selected", "quotations", 2));
        story.until(ContractPlay.NEW_YEAR);
        play.conclude(Map.of("contractor", "시험대학교", "contractAmount", 50_000_000L));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM contract_award WHERE project_key = 'tender-no-bond' AND bond_percent IS NULL")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aContractorWhoDoesNotSignLeavesTheChoiceToTheLead() {
        play.conclusion("tender-unsigned").refuse("yeonsu-contract", "conclude-contract", "failed");
        assertThat(story.openTasks()).containsExactly("decide-after-failure");
    }

    @Test
    void aContractorThatRunsTheSupportCentreIsShownAsAConflictOfInterest() {
        play.conclusion("tender-conflict")
                .conclude(Map.of(
                        "contractor",
                        "시험대학교",
                        "contractAmount",
                        60_000_000L,
                        "bondPercent",
                        10,
                        "supportCentre",
                        true));
        assertThat(runtime.getVariable(story.task("start-work").getExecutionId(), "contractFacts")
                        .toString())
                .contains("이해충돌 확인");
    }

    private List<Integer> days(String key) {
        return jdbc.sql("SELECT notice_days FROM contract_bid_round WHERE project_key = ? ORDER BY round")
                .param(key)
                .query(Integer.class)
                .list();
    }
}
