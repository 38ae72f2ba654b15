package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Whoever only fills in forms gets through, whatever is refused on the way; and giving up is an end of its own. */
@ProcessStory
class ResearchRobotTest {

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    FormRobot robot;

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource({"C1, baseline, 2022-11-01, 2023", "C2, evaluation, 2023-11-01, 2024", "C3, outcome, 2024-11-01, 2025"})
    void everyContractOfThePlanIsCompletedWithinItsYear(String code, String stage, LocalDate from, int year) {
        ProcessInstance contract = story.on(from, "robot-" + stage)
                .start("research-contract", Map.of("contractCode", code, "stage", stage));
        robot.carryOn(contract);
        assertThat(story.passed("research-contract")).contains("contract-completed");
        assertThat(story.today().getYear()).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "robot-refuses-least; false; request-quotation=failed",
                "robot-refuses-known; true;  open-bids=none, open-bids=single, evaluate-proposals=none, "
                        + "answer-disclosure=revise, review=return"
            })
    void aContractIsCompletedThoughEverythingIsRefusedOnce(String key, boolean asOpened, String alsoRefused) {
        ProcessInstance contract = story.on(LocalDate.of(2022, 11, 1), key)
                .start("research-contract", Map.of("contractCode", "C1", "stage", "baseline"));
        Set<String> refused = robot.refuseEverythingOnce(contract, asOpened);
        assertThat(story.passed("research-contract")).contains("contract-completed");
        assertThat(refused)
                .contains(
                        "deliberate-research=reconsider",
                        "deliberate-research=rejected",
                        "audit-contract=opinion",
                        "draft=withdraw",
                        "decide=return",
                        "decide-after-failure=again",
                        "conclude-contract=failed",
                        "midterm-report=supplement",
                        "final-report=supplement",
                        "inspect=failed",
                        "pay=returned")
                .contains(alsoRefused.split(", "));
    }

    @Test
    void anUnfitPlanThatIsAbandonedReachesTheCaller() {
        givenUpIn("abandoned-plan", () -> {
            play.plan().refuse("yeonsu-planning", "deliberate-research", "rejected");
            play.refuse("yeonsu-lead", "reconsider-research", "abandon");
            story.adjust("yeonsu");
        });
    }

    @Test
    void aTenderThatIsStoppedComesBackToTheContractAndOnlyTheMayorsDecisionReachesTheCaller() {
        givenUpIn("abandoned-tender", () -> {
            play.plan().decide("yeonsu-planning", "deliberate-research", "approved");
            play.specify(20_000_000, "general")
                    .decide("yeonsu-audit", "audit-contract", "agree")
                    .approve()
                    .refuse("yeonsu-contract", "request-quotation", "failed")
                    .refuse("yeonsu-lead", "decide-after-failure", "abandon");
            assertThat(story.openTasks()).containsExactly("reconsider-research");
            play.refuse("yeonsu-lead", "reconsider-research", "abandon");
            story.complete(
                    "yeonsu-citizens-panel",
                    "deliberate-adjustment",
                    Map.of("decision", "return", "comment", "가격을 고쳐 다시 발주"));
            assertThat(story.openTasks()).containsExactly("reconsider-research");
            play.refuse("yeonsu-lead", "reconsider-research", "abandon");
            story.adjust("yeonsu");
        });
    }

    @Test
    void aTenderThatIsStoppedIsTriedWithAnotherPriceOrLeftOut() {
        ProcessInstance contract = play.begin("stopped-tender");
        play.plan().refuse("yeonsu-planning", "deliberate-research", "rejected");
        play.isRefused(
                "research.deliberationNeeded",
                "yeonsu-lead",
                "reconsider-research",
                Map.of("decision", "respecify", "comment", "가격 조정"));
        play.refuse("yeonsu-lead", "reconsider-research", "again");
        play.plan().decide("yeonsu-planning", "deliberate-research", "approved");
        for (String after : List.of("respecify", "without")) {
            play.specify(20_000_000, "general")
                    .decide("yeonsu-audit", "audit-contract", "agree")
                    .approve()
                    .refuse("yeonsu-contract", "request-quotation", "failed")
                    .refuse("yeonsu-lead", "decide-after-failure", "abandon")
                    .refuse("yeonsu-lead", "reconsider-research", after);
        }
        story.adjust("yeonsu");
        assertThat(story.ended(contract)).isTrue();
        assertThat(story.passed("research-contract"))
                .contains("contract-omitted")
                .doesNotContain("contract-completed", "research-abandoned");
    }

    private void givenUpIn(String key, Runnable people) {
        String deployment = repository
                .createDeployment()
                .addModelInstance(
                        "caller.bpmn",
                        Bpmn.createExecutableProcess("caller")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .callActivity("contract")
                                .calledElement("research-contract")
                                .camundaInBusinessKey("#{execution.processBusinessKey}")
                                .camundaIn("projectKey", "projectKey")
                                .camundaIn("municipality", "municipality")
                                .camundaIn("contractCode", "contractCode")
                                .camundaIn("stage", "stage")
                                .endEvent("completed")
                                .moveToActivity("contract")
                                .boundaryEvent("abandoned")
                                .error("abandoned")
                                .endEvent("given-up")
                                .done())
                .deploy()
                .getId();
        try {
            ProcessInstance caller = story.on(ContractPlay.DECEMBER, key)
                    .start("caller", Map.of("contractCode", "C1", "stage", "baseline"));
            people.run();
            assertThat(story.passed("caller")).contains("given-up");
            assertThat(story.ended(caller)).isTrue();
            assertThat(story.openTasks()).isEmpty();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
