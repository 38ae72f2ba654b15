package safecity.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.processes.MessageCorrelation;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class ApprovalStoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 5, 8);

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    MessageCorrelation messages;

    @Autowired
    HistoryService history;

    @Test
    void aPlanGoesFromTheDraftThroughReviewAndAgreementToTheMayor() {
        ProcessInstance document = submit("approval-straight", "plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        assertThat(story.openTasks()).containsExactly("review");
        approve("yeonsu-lead-head", "review", "approve");
        approve("yeonsu-director", "review", "approve");
        assertThat(story.openTasks()).containsExactly("agree", "agree");
        agreeAll();
        assertThat(story.openTasks()).containsExactly("decide");
        approve("yeonsu-mayor", "decide", "approve");
        assertThat(story.ended(document)).isTrue();
        assertThat(approved(document)).isTrue();
    }

    @Test
    void aReturnedDraftComesBackWithItsReasonAndIsSubmittedAgain() {
        ProcessInstance document = submit("approval-returned", "contract-plan", 60_000_000);
        approve("yeonsu-lead", "draft", "submit");
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "산출 근거 보완"));
        assertThat(story.openTasks()).containsExactly("draft");
        assertThat(runtime.getVariable(story.task("draft").getExecutionId(), "remarks")
                        .toString())
                .contains("검토 안전관리과: 반려 – 산출 근거 보완");
        approve("yeonsu-lead", "draft", "submit");
        approve("yeonsu-lead-head", "review", "approve");
        agreeAll();
        approve("yeonsu-director", "decide", "approve");
        assertThat(approved(document)).isTrue();
    }

    @Test
    void aDepartmentThatDoesNotAgreeSendsTheDocumentBack() {
        submit("approval-not-agreed", "contract-plan", 60_000_000);
        approve("yeonsu-lead", "draft", "submit");
        approve("yeonsu-lead-head", "review", "approve");
        story.completeTask(
                "yeonsu-budget-head",
                taskOf("yeonsu-budget-head"),
                Map.of("decision", "return", "comment", "예산 과목 확인 필요"));
        approve("yeonsu-contract-head", "agree", "approve");
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void theDeciderReturnsWithAReason() {
        submit("approval-decider-returns", "programme-plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        approve("yeonsu-lead-head", "review", "approve");
        agreeAll();
        story.complete("yeonsu-director", "decide", Map.of("decision", "return", "comment", "지표 재검토"));
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void aReturnWithoutAReasonIsRefusedAndTheTaskStaysOpen() {
        submit("approval-no-reason", "programme-plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        assertThatThrownBy(() -> approve("yeonsu-lead-head", "review", "return"))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("decision.commentMissing"));
        assertThat(story.openTasks()).containsExactly("review");
    }

    @Test
    void aReturnedDraftCanBeWithdrawn() {
        ProcessInstance document = submit("approval-withdrawn", "programme-plan", 0);
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "사업 취소"));
        assertThat(story.ended(document)).isTrue();
        assertThat(approved(document)).isFalse();
    }

    @Test
    void theDrafterRecallsADocumentThatNobodyHasReviewed() {
        submit("approval-recalled", "programme-plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        story.as("yeonsu-lead", () -> messages.correlate("safecity.draft-recalled", "approval-recalled", Map.of()));
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void nobodyDecidesTheirOwnDraft() {
        // Up to 20 million won the head of the drafting department decides; a head who drafted it may not.
        submit("approval-own-draft", "contract-plan", 20_000_000, "industry");
        story.completeAs("yeonsu-industry-head", story.task("draft"), Map.of("decision", "submit"));
        assertThat(story.openTasks()).containsExactly("decide");
        assertThat(story.candidates(story.task("decide")))
                .as("nobody of the department is left")
                .containsExactlyInAnyOrder("yeonsu-industry-head", "yeonsu-director");
        assertThatThrownBy(() -> approve("yeonsu-industry-head", "decide", "approve"))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("approval.ownDraft"));
        assertThat(story.openTasks()).containsExactly("decide");
    }

    @Test
    void aFirstAuthorDoesNotApproveWhatAColleagueSubmitsAgain() {
        submit("approval-second-author", "contract-plan", 20_000_000, "industry");
        story.completeAs("yeonsu-industry-head", story.task("draft"), Map.of("decision", "submit"));
        story.complete("yeonsu-director", "decide", Map.of("decision", "return", "comment", "금액을 고치십시오."));
        approve("yeonsu-industry", "draft", "submit");
        assertThat(story.candidates(story.task("decide"))).contains("yeonsu-director");
        assertThatThrownBy(() -> approve("yeonsu-industry-head", "decide", "approve"))
                .hasStackTraceContaining("approval.ownDraft");
        approve("yeonsu-director", "decide", "approve");
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void nobodySignsOneDocumentInTwoPosts() {
        submit("approval-two-posts", "programme-plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        approve("yeonsu-lead-head", "review", "approve");
        assertThatThrownBy(
                        () -> story.completeAs("yeonsu-lead-head", story.task("agree"), Map.of("decision", "approve")))
                .hasStackTraceContaining("approval.signedAlready");
        agreeAll();
        assertThat(story.candidates(story.task("decide"))).containsExactly("yeonsu-director");
    }

    @Test
    void aLateDecisionIsRecordedOnceItsTermIsOver() {
        submit("approval-late", "programme-plan", 0);
        approve("yeonsu-lead", "draft", "submit");
        approve("yeonsu-lead-head", "review", "approve");
        agreeAll();
        story.until(MONDAY.plusDays(3));
        assertThat(story.passed("approval")).doesNotContain("record-delay");
        story.until(MONDAY.plusDays(4));
        assertThat(story.passed("approval")).contains("record-delay");
        assertThat(story.openTasks()).containsExactly("decide");
    }

    private ProcessInstance submit(String key, String kind, long amount) {
        return submit(key, kind, amount, "lead");
    }

    private ProcessInstance submit(String key, String kind, long amount, String drafter) {
        return story.on(MONDAY, key)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                kind,
                                "documentTitle",
                                "시험 문서",
                                "documentAmount",
                                amount,
                                "drafterRole",
                                drafter));
    }

    private void approve(String account, String element, String decision) {
        List<Task> mine = story.tasks(element).stream()
                .filter(task -> story.candidates(task).contains(account))
                .toList();
        story.completeTask(account, mine.isEmpty() ? story.task(element) : mine.get(0), Map.of("decision", decision));
    }

    private void agreeAll() {
        story.tasks("agree")
                .forEach(task -> story.completeTask(
                        story.candidates(task).iterator().next(), task, Map.of("decision", "approve")));
    }

    private Task taskOf(String group) {
        return story.tasks("agree").stream()
                .filter(task -> story.candidates(task).contains(group))
                .findFirst()
                .orElseThrow();
    }

    private boolean approved(ProcessInstance instance) {
        return (boolean) history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .variableName("approved")
                .singleResult()
                .getValue();
    }
}
