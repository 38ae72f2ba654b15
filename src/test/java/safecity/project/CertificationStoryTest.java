package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** How a certification begins, and how it is given up. */
@ProcessStory
class CertificationStoryTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectEventRepository events;

    @Autowired
    Preparations preparations;

    @Autowired
    Abandonments abandonments;

    @Autowired
    RefusalMessages refusals;

    @Autowired
    JdbcClient jdbc;

    private String stub;

    @AfterEach
    void bringTheModelsBack() {
        if (stub != null) {
            engine.getRepositoryService().deleteDeployment(stub, true);
        }
    }

    @Test
    void theMayorDecidesToGiveUpAndTheLeadDepartmentWindsUp() {
        ProcessInstance project = begin("abandon-approved");
        propose("abandon-approved", "재정 여건 악화");
        assertThat(story.openTasks()).containsExactlyInAnyOrder("draft-plan", "deliberate-adjustment");
        story.complete("yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "agree"));
        assertThat(shown(story.task("draft"), "documentTitle")).isEqualTo("재정 여건 악화");
        story.approve("yeonsu-lead");
        assertThat(story.openTasks()).containsExactly("settle-abandonment");
        assertThat(story.candidates(story.task("settle-abandonment"))).containsExactly("yeonsu-lead");
        assertThat(shown(story.task("settle-abandonment"), "abandonmentReason")).isEqualTo("재정 여건 악화");
        story.complete("yeonsu-lead", "settle-abandonment", Map.of("settlement", "계약 정산, 지원센터 통보"));
        assertThat(story.ended(project)).isTrue();
        assertThat(story.passed("certification")).contains("given-up").doesNotContain("certified", "project-goes-on");
        assertThat(events.last("abandon-approved", ProjectEventRepository.Kind.ABANDONED))
                .get()
                .extracting(ProjectEventRepository.Event::detail, ProjectEventRepository.Event::actor)
                .containsExactly("계약 정산, 지원센터 통보", "yeonsu-lead");
    }

    @Test
    void aProposalThatIsWithdrawnLeavesTheProjectGoingOnAndMayBeMadeAgain() {
        ProcessInstance project = begin("abandon-refused");
        propose("abandon-refused", "사업 축소");
        story.complete("yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "agree"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "계속 추진"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "계속 추진"));
        assertThat(story.openTasks()).containsExactly("draft-plan");
        assertThat(story.passed("certification"))
                .contains("project-goes-on")
                .doesNotContain("given-up", "abandoned-by-decision");
        assertThat(story.ended(project)).isFalse();
        propose("abandon-refused", "다시 제안");
        story.complete(
                "yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "return", "comment", "공약 이행"));
        assertThat(story.openTasks()).containsExactly("draft-plan");
        assertThat(story.ended(project)).isFalse();
    }

    @Test
    void whatWasGivenUpIsTakenUpAgainUnderItsKeyByPanelAndMayorAndGoesOnBehindWhatIsDone() {
        String key = "resumed-project";
        upToTheListing(key);
        story.complete("yeonsu-support-centre", "confirm-listing", Map.of("decision", "listed"));
        String letter = preparations.letterOfIntentOn(key);
        Refused.with("resumption.notAbandoned", () -> resume(key));
        propose(key, "구의회 예산 전액 삭감");
        story.adjust("yeonsu");
        Refused.with("certification.running", () -> story.start("certification", Map.of()));
        story.complete("yeonsu-lead", "settle-abandonment", Map.of("settlement", "정리함"));
        Refused.with("certification.abandoned", () -> story.start("certification", Map.of()));

        resume(key);
        story.complete(
                "yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "return", "comment", "시기상조"));
        assertThat(story.openTasks()).isEmpty();
        Refused.with("certification.abandoned", () -> story.start("certification", Map.of()));
        resume(key);
        story.days(30);
        story.adjust("yeonsu");
        assertThat(events.last(key, ProjectEventRepository.Kind.RESUMED))
                .get()
                .extracting(ProjectEventRepository.Event::detail)
                .isEqualTo("추가경정예산 확보");

        ProcessInstance again = story.start("certification", Map.of());
        assertThat(story.passed("project-preparation")).contains("preparation-kept");
        assertThat(engine.getRuntimeService().getVariable(again.getId(), "letterOfIntentOn"))
                .isEqualTo(letter);
        assertThat(story.ended(again)).isFalse();
        Refused.with("certification.running", () -> story.start("certification", Map.of()));
    }

    private void resume(String key) {
        story.start("resumption-request", Map.of("projectKey", key, "resumptionReason", "추가경정예산 확보"));
    }

    @Test
    void theProposerIsOfTheProjectsMunicipalityAndTheProposalSaysWhy() {
        begin("yeonsu-abandon-form");
        submit("yeonsu-lead", Map.of("projectKey", "yeonsu-abandon-form", "abandonmentReason", "  구의회 예산 전액 삭감 "));
        assertThat(shown(story.task("deliberate-adjustment"), "documentTitle")).isEqualTo("구의회 예산 전액 삭감");
        assertThat(story.task("deliberate-adjustment").getTenantId()).isEqualTo("yeonsu");
        assertThat(Refused.by(() -> submit("yeonsu-lead", Map.of("projectKey", "yeonsu-abandon-form")))
                        .field())
                .contains("abandonmentReason");
    }

    @Test
    void aProjectThatIsNotThereAndOneOfAnotherMunicipalityAreAnsweredWithTheSameSentence() {
        begin("abandon-foreign");
        Refusal unknown = Refused.by(() -> abandonments.requested("no-such-key", "yeonsu", "yeonsu-lead"));
        Refusal foreign = Refused.by(() -> abandonments.requested("abandon-foreign", "jung", "jung-lead"));
        assertThat(refusals.sentence(foreign, Locale.KOREAN)).isEqualTo("프로젝트 abandon-foreign을 찾을 수 없습니다.");
        assertThat(unknown.code()).isEqualTo(foreign.code());
        assertThat(unknown.kind()).isEqualTo(foreign.kind());
    }

    @Test
    void whereNoCertificationIsUnderWayThereIsNothingToGiveUp() {
        story.on(BEGIN, "abandon-nothing");
        Refused.with("abandonment.notRunning", () -> propose("abandon-nothing", "사유"));
    }

    /** What panel and mayor decided within a called process ends the project as what they decide within it. */
    @Test
    void theDecisionWithinACalledProcessLeadsToTheWindUp() {
        stub = engine.getRepositoryService()
                .createDeployment()
                .name("gives-up")
                .addModelInstance(
                        "project-preparation.bpmn",
                        Bpmn.createExecutableProcess("project-preparation")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("try")
                                .camundaCandidateGroups("yeonsu-lead")
                                .endEvent("no-way")
                                .error("abandoned")
                                .done())
                .deploy()
                .getId();
        ProcessInstance project = begin("abandon-error");
        story.complete("yeonsu-lead", "try");
        assertThat(story.openTasks()).containsExactly("settle-abandonment");
        story.complete("yeonsu-lead", "settle-abandonment", Map.of("settlement", "정리함"));
        assertThat(story.ended(project)).isTrue();
        assertThat(story.passed("certification")).contains("given-up");
    }

    @Test
    void theOfficersAnswerToTheFindingsIsKeptAndAnEmptyOneIsNot() {
        begin("findings-answered");
        assertThat(shown(story.task("draft-plan"), "planFindings"))
                .contains("표지 409백만원, 정책개요 420백만원, 연도별 합계 409백만원(차이 11백만원)");
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "총사업비는 409백만원으로 바로잡음"));
        assertThat(events.last("findings-answered", ProjectEventRepository.Kind.FINDINGS_ANSWERED))
                .get()
                .extracting(ProjectEventRepository.Event::detail)
                .isEqualTo("총사업비는 409백만원으로 바로잡음");
        begin("findings-unanswered");
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", " "));
        assertThat(events.of("findings-unanswered")).isEmpty();
    }

    @Test
    void aPlanThatIsWithdrawnIsDraftedAgainAndNotAdopted() {
        begin("plan-withdrawn");
        story.complete("yeonsu-lead", "draft-plan");
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "점검 결과 반영"));
        assertThat(story.openTasks()).containsExactly("draft-plan");
        assertThat(story.passed("project-preparation")).doesNotContain("adopt-plan");
        assertThat(adoptedVersions("plan-withdrawn")).isZero();
        story.complete("yeonsu-lead", "draft-plan");
        story.approve("yeonsu-lead");
        assertThat(adoptedVersions("plan-withdrawn")).isEqualTo(1);
    }

    @Test
    void aListingThatIsReturnedLeadsToAnotherLetterAndTheTwoYearsStillCountFromTheFirst() {
        upToTheListing("listing-returned");
        LocalDate first = story.today();
        assertThat(preparations.letterOfIntentOn("listing-returned")).isEqualTo(first.toString());
        story.days(6);
        Refused.with(
                "decision.commentMissing",
                () -> story.complete("yeonsu-support-centre", "confirm-listing", Map.of("decision", "return")));
        story.complete("yeonsu-support-centre", "confirm-listing", Map.of("decision", "return", "comment", "인구 현황 보완"));
        assertThat(shown(story.task("submit-letter-of-intent"), "listingRemark"))
                .isEqualTo("인구 현황 보완");
        story.complete(
                "yeonsu-lead",
                "submit-letter-of-intent",
                Map.of("mayorSigned", true, "actOn", first.plusDays(4).toString(), "lateReason", "보완본을 먼저 우편으로 보냄"));
        assertThat(preparations.letterOfIntentOn("listing-returned"))
                .as("the first letter was submitted all the same")
                .isEqualTo(first.toString());
        Refused.with(
                "act.beforeAnother",
                () -> story.complete(
                        "yeonsu-support-centre",
                        "confirm-listing",
                        Map.of("decision", "listed", "actOn", first.plusDays(3).toString(), "lateReason", "지연")));
        story.complete("yeonsu-support-centre", "confirm-listing", Map.of("decision", "listed"));
        assertThat(story.passed("project-preparation")).contains("listed-as-preparing-community");
        assertThat(events.of("listing-returned"))
                .extracting(ProjectEventRepository.Event::kind)
                .containsExactly(
                        ProjectEventRepository.Kind.AGREEMENT_SIGNED,
                        ProjectEventRepository.Kind.LETTER_SUBMITTED,
                        ProjectEventRepository.Kind.LISTING_RETURNED,
                        ProjectEventRepository.Kind.LETTER_SUBMITTED,
                        ProjectEventRepository.Kind.LISTED);
    }

    @Test
    void theSupportCentreIsRemindedAfterTwentyWorkingDaysAndNotBefore() {
        upToTheListing("listing-late");
        assertThat(story.today()).isEqualTo(LocalDate.of(2022, 11, 1));
        // 2 to 29 November 2022 are twenty working days: no holiday falls into them.
        story.until(LocalDate.of(2022, 11, 29));
        assertThat(story.openTasks()).containsExactly("confirm-listing");
        story.until(LocalDate.of(2022, 11, 30));
        assertThat(story.openTasks()).containsExactlyInAnyOrder("confirm-listing", "remind-support-centre");
        story.complete("yeonsu-lead", "remind-support-centre", Map.of("reminderResult", "다음 주 회신 예정"));
        assertThat(story.openTasks()).containsExactly("confirm-listing");
        assertThat(events.last("listing-late", ProjectEventRepository.Kind.SUPPORT_CENTRE_REMINDED))
                .get()
                .extracting(ProjectEventRepository.Event::detail)
                .isEqualTo("다음 주 회신 예정");
        story.complete("yeonsu-support-centre", "confirm-listing", Map.of("decision", "listed"));
        assertThat(story.passed("project-preparation")).contains("reminder-sent", "listed-as-preparing-community");
    }

    @Test
    void withoutALetterThereIsNoDayFromWhichTheTwoYearsCount() {
        story.on(BEGIN, "letter-none");
        Refused.with("preparation.noLetter", () -> preparations.letterOfIntentOn("letter-none"));
        assertThat(preparations.listingRemark("letter-none")).isEqualTo("-");
    }

    private ProcessInstance begin(String key) {
        return story.on(BEGIN, key).start("certification", Map.of());
    }

    private void upToTheListing(String key) {
        begin(key);
        story.complete("yeonsu-lead", "draft-plan");
        story.approve("yeonsu-lead");
        story.until(LocalDate.of(2022, 10, 31));
        assertThat(story.openTasks()).as("the agreement waits for its month").isEmpty();
        story.until(LocalDate.of(2022, 11, 1));
        story.complete(
                "yeonsu-lead",
                "sign-support-agreement",
                Map.of("agreementPartners", "국제안전도시지원센터", "agreementYears", 1));
        story.complete("yeonsu-lead", "submit-letter-of-intent", Map.of("mayorSigned", true));
    }

    private void propose(String key, String reason) {
        story.start("abandonment-request", Map.of("projectKey", key, "abandonmentReason", reason));
    }

    private void submit(String account, Map<String, Object> values) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("abandonment-request")
                .latestVersion()
                .singleResult();
        story.as(account, () -> engine.getFormService().submitStartForm(definition.getId(), new HashMap<>(values)));
        story.settle();
    }

    private int adoptedVersions(String key) {
        return jdbc.sql("SELECT count(*) FROM plan_baseline WHERE project_key = ? AND adopted_at IS NOT NULL")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private String shown(Task task, String variable) {
        return String.valueOf(engine.getTaskService().getVariable(task.getId(), variable));
    }
}
