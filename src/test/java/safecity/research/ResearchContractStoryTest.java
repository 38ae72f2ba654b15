package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Budgets;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A contract from its plan to its published result, and what happens before anything is tendered. */
@ProcessStory
class ResearchContractStoryTest {

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
    void aContractIsPlannedTenderedPerformedInspectedPaidAndPublishedWithinItsYear() {
        play.completion("research-whole").completed();
        story.days(10);
        play.inspect().claim(60_000_000).pay().publish();
        assertThat(story.passed("research-contract")).contains("contract-completed");
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.today()).isBefore(LocalDate.of(2024, 1, 1));
        assertThat(budgets.years("research-whole"))
                .filteredOn(year -> year.year() == 2023)
                .containsExactly(new Budgets.Year(2023, 93_000_000, 60_000_000, 60_000_000));
        assertThat(jdbc.sql("SELECT deliverable FROM research_result WHERE project_key = 'research-whole'")
                        .query(String.class)
                        .list())
                .containsExactly("baseline");
        assertThat(jdbc.sql(
                                "SELECT element FROM element_reached WHERE project_key = 'research-whole' AND stage = 'baseline' "
                                        + "AND process = 'research-contract' AND element = 'contract-completed'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void preparationBeginsSixtyDaysBeforeThePlannedStart() {
        story.on(LocalDate.of(2022, 11, 1), "research-waits")
                .start("research-contract", Map.of("contractCode", "C1", "stage", "baseline"));
        story.until(LocalDate.of(2022, 12, 2));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2022, 12, 3));
        assertThat(story.openTasks()).containsExactly("plan-research");
    }

    @Test
    void similarResearchNeedsTheDifference() {
        play.begin("research-similar");
        play.isRefused(
                "research.differenceMissing",
                "yeonsu-lead",
                "plan-research",
                Map.of("purpose", "진단", "prismResult", "similar"));
        play.lead("plan-research", Map.of("purpose", "진단", "prismResult", "similar", "difference", "우리 구의 자료로 분석"));
        assertThat(story.openTasks()).containsExactly("deliberate-research");
    }

    @Test
    void theCommitteeSendsAPlanBackForReconsideration() {
        play.begin("research-reconsider");
        play.plan().refuse("yeonsu-planning", "deliberate-research", "reconsider");
        assertThat(story.openTasks()).containsExactly("plan-research");
        play.plan().refuse("yeonsu-planning", "deliberate-research", "conditional");
        assertThat(story.openTasks()).containsExactly("write-specification");
    }

    @Test
    void aPlanFoundUnfitIsDeliberatedAgainAsOftenAsItTakes() {
        ProcessInstance instance = play.begin("research-unfit");
        play.plan().refuse("yeonsu-planning", "deliberate-research", "rejected");
        play.decide("yeonsu-lead", "reconsider-research", "again");
        play.plan().refuse("yeonsu-planning", "deliberate-research", "rejected");
        assertThat(story.ended(instance)).isFalse();
        assertThat(story.openTasks()).containsExactly("reconsider-research");
    }

    @Test
    void anAuditorsOpinionIsActedOnAndTheMethodIsDecidedAnew() {
        play.begin("research-audit");
        play.plan().decide("yeonsu-planning", "deliberate-research", "approved");
        play.specify(120_000_000, "general").refuse("yeonsu-audit", "audit-contract", "opinion");
        assertThat(runtime.getVariable(story.task("answer-opinion").getExecutionId(), "noticeDays"))
                .isEqualTo(20);
        play.lead("answer-opinion", Map.of("action", "단가 조정", "estimatedPrice", 80_000_000L));
        assertThat(story.openTasks()).containsExactly("audit-contract");
        assertThat(runtime.getVariable(story.task("audit-contract").getExecutionId(), "noticeDays"))
                .isEqualTo(10);
        play.decide("yeonsu-audit", "audit-contract", "agree");
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void aWithdrawnDocumentGoesBackToTheSpecification() {
        play.begin("research-withdrawn");
        play.plan().decide("yeonsu-planning", "deliberate-research", "approved");
        play.specify(60_000_000, "general").decide("yeonsu-audit", "audit-contract", "agree");
        play.refuse("yeonsu-lead", "draft", "withdraw");
        assertThat(story.openTasks()).containsExactly("write-specification");
    }

    @Test
    void contractsThatLookSplitAreShownAndBlockNothing() {
        play.begin("research-split");
        // C1 and C2 start exactly twelve months apart, C3 later.
        assertThat(runtime.getVariable(story.task("plan-research").getExecutionId(), "contractFacts")
                        .toString())
                .contains("12개월 안의 같거나 비슷한 용역 2건의 추정가격 합계가 120,000,000원");
        play.plan();
        assertThat(story.openTasks()).containsExactly("deliberate-research");
    }

    @Test
    void resultsThatAreNotPublishedNeedTheReason() {
        play.completion("research-closed")
                .completed()
                .inspect()
                .claim(60_000_000)
                .pay();
        Map<String, Object> closed = Map.of("disclosure", "closed", "quality", "good", "useOfResults", "사업 선정");
        play.isRefused("research.closedReasonMissing", "yeonsu-lead", "publish-results", closed);
        play.publish();
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void nothingOfTheRecordIsEverChanged() {
        play.begin("research-record");
        play.plan();
        List.of(
                        "UPDATE contract_step SET outcome = 'x' WHERE project_key = 'research-record'",
                        "DELETE FROM contract_step WHERE project_key = 'research-record'")
                .forEach(change ->
                        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only"));
    }

    @Test
    void whatIsWrittenInAFormIsAFactAndNoVariable() {
        play.conclusion("research-personal").conclude(60_000_000);
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("contractor")
                        .count())
                .isZero();
    }
}
