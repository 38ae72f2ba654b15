package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.project.Budgets;
import safecity.project.PlanChanges;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** An adopted plan changes by its next version, with a reason, the panel's consent and the mayor's approval. */
@ProcessStory
class PlanChangeStoryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 5, 8);

    @Autowired
    RuntimeService runtime;

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    PlanRepository store;

    @Autowired
    PlanChanges changes;

    @Autowired
    Budgets budgets;

    @Autowired
    RefusalMessages refusals;

    @Autowired
    ProcessEngine engine;

    @Test
    void aChangeThatEverybodyAgreesToIsTheNextVersionAndTheOneBeforeStaysAsItWas() {
        adopted("change-adopted");
        PlanDocument before = version("change-adopted", 1);
        request("change-adopted");
        draft(Map.of("milestone", "committee", "milestoneFrom", "2023-05-01", "milestoneTo", "2023-06-30"));
        assertThat(shown("changeText"))
                .isEqualTo("- 안전도시 위원회 및 분야별 분과위원회 구성: 2023-07-01 ~ 2023-08-31 → 2023-05-01 ~ 2023-06-30");
        assertThat(shown("changeFindings")).doesNotContain("위원회 구성(2023-07-01)");
        agree();
        assertThat(plans.plannedEnd("change-adopted", "committee")).isEqualTo(LocalDate.of(2023, 8, 31));
        approve();
        assertThat(plans.plannedEnd("change-adopted", "committee")).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(version("change-adopted", 1)).isEqualTo(before);
        assertThat(store.versions("change-adopted"))
                .extracting(Baseline::version, Baseline::reason, Baseline::adoptedBy)
                .containsExactly(tuple(1, "최초 추진계획", "yeonsu-mayor"), tuple(2, "위원회를 먼저 구성", "yeonsu-mayor"));
        assertThat(story.passed("plan-change")).contains("plan-changed").doesNotContain("change-dropped");
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void thePanelSendsAChangeBackWithItsReasonAndTheNextDraftIsTheOneThatCounts() {
        adopted("change-panel");
        request("change-panel");
        draft(Map.of("milestone", "committee", "milestoneTo", "2023-12-31"));
        Refused.with(
                "decision.commentMissing",
                () -> story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "return")));
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "return", "comment", "너무 늦음"));
        assertThat(story.openTasks()).containsExactly("draft-change");
        assertThat(engine.getTaskService()
                        .getVariable(story.task("draft-change").getId(), "changeRemark"))
                .isEqualTo("너무 늦음");
        draft(Map.of("milestone", "committee", "milestoneTo", "2023-10-31"));
        agree();
        approve();
        assertThat(plans.plannedEnd("change-panel", "committee")).isEqualTo(LocalDate.of(2023, 10, 31));
        assertThat(store.versions("change-panel"))
                .extracting(Baseline::version, Baseline::adopted)
                .containsExactly(tuple(1, true), tuple(2, false), tuple(3, true));
    }

    @Test
    void aChangeThatIsWithdrawnInTheApprovalLeavesTheOldPlanInForce() {
        adopted("change-withdrawn");
        request("change-withdrawn");
        draft(Map.of("correctTotal", true));
        agree();
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "재검토"));
        assertThat(story.passed("plan-change"))
                .contains("change-dropped")
                .doesNotContain("plan-changed", "adopt-change");
        assertThat(store.inForce("change-withdrawn").orElseThrow().version()).isEqualTo(1);
        assertThat(store.inForce("change-withdrawn").orElseThrow().budgetOverview())
                .isEqualTo(420);
    }

    @Test
    void theMayorReturnsAChangeAndItIsSubmittedAgain() {
        adopted("change-returned");
        request("change-returned");
        draft(Map.of("correctTotal", true));
        agree();
        upToTheMayor();
        story.complete("yeonsu-mayor", "decide", Map.of("decision", "return", "comment", "의회 설명 후 재상신"));
        approve();
        assertThat(store.inForce("change-returned").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void theTotalIsCorrectedByAVersionOfItsOwn() {
        adopted("change-total");
        request("change-total");
        draft(Map.of("correctTotal", true));
        assertThat(shown("changeText")).isEqualTo("- 총사업비: 표지 409·정책개요 420 → 409백만원");
        assertThat(shown("changeFindings")).doesNotContain("총사업비가 서로 다릅니다");
        agree();
        approve();
        assertThat(store.inForce("change-total").orElseThrow()).satisfies(second -> {
            assertThat(second.version()).isEqualTo(2);
            assertThat(second.budgetOverview()).isEqualTo(409);
        });
        assertThat(store.versions("change-total").get(0).budgetOverview()).isEqualTo(420);
    }

    @Test
    void aYearsNewBudgetIsWhatItsContractsCanUseFromTheAdoptionOn() {
        adopted("change-budget");
        request("change-budget");
        draft(Map.of("budgetYear", 2023, "budgetAmount", 100));
        assertThat(shown("changeText")).isEqualTo("- 2023년 예산: 93 → 100백만원\n- 총사업비: 표지 409·정책개요 420 → 416백만원");
        assertThat(budgets.remaining("change-budget", 2023)).isEqualTo(93_000_000);
        agree();
        approve();
        assertThat(budgets.remaining("change-budget", 2023)).isEqualTo(100_000_000);
    }

    @Test
    void whatContractsHaveCommittedIsNotTakenOutOfTheBudget() {
        adopted("change-committed");
        budgets.commit("change-committed", 2023, "C1", 60_000_000, "yeonsu-contract");
        request("change-committed");
        Refusal refusal = refused(Map.of("budgetYear", 2023, "budgetAmount", 59));
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("새 예산 59백만원은 2023년에 이미 계약한 60,000,000원보다 적습니다. (지방회계법 제29조제2항)");
        draft(Map.of("budgetYear", 2023, "budgetAmount", 60));
    }

    @Test
    void aDraftThatChangesNothingOrSaysHalfIsRefusedAndTheTaskStaysOpen() {
        adopted("change-refused");
        request("change-refused");
        assertThat(refused(Map.of()).code()).isEqualTo("planChange.nothing");
        assertThat(refused(Map.of("milestone", "committee")).code()).isEqualTo("planChange.nothing");
        assertThat(refused(Map.of("milestone", "committee", "milestoneFrom", "2023-07-01", "milestoneTo", "2023-08-31"))
                        .code())
                .isEqualTo("planChange.nothing");
        assertThat(refused(Map.of("milestoneTo", "2023-08-31", "correctTotal", true))
                        .code())
                .isEqualTo("planChange.milestoneMissing");
        assertThat(refused(Map.of("budgetYear", 2023))).satisfies(half -> {
            assertThat(half.code()).isEqualTo("planChange.budgetHalf");
            assertThat(half.field()).contains("budgetAmount");
        });
        assertThat(refused(Map.of("budgetAmount", 90))).satisfies(half -> {
            assertThat(half.code()).isEqualTo("planChange.budgetHalf");
            assertThat(half.field()).contains("budgetYear");
        });
        assertThat(refused(Map.of("milestone", "committee", "milestoneFrom", "2023-09-01"))
                        .code())
                .isEqualTo("planChange.backwards");
        assertThat(refused(Map.of("milestone", "committee", "milestoneTo", "2023-06-30"))
                        .code())
                .isEqualTo("planChange.backwards");
        assertThat(store.versions("change-refused")).hasSize(1);
        draft(Map.of("milestone", "committee", "milestoneFrom", "2023-08-31"));
        assertThat(store.versions("change-refused")).hasSize(2);
    }

    @Test
    void aMilestoneThatMovesBeyondTheProjectTakesItsEndAlong() {
        adopted("change-later");
        request("change-later");
        draft(Map.of("milestone", "declaration", "milestoneTo", "2026-06-30"));
        agree();
        approve();
        assertThat(plans.projectEnd("change-later")).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void aSecondChangeIsNotBegunBeforeTheFirstIsDecided() {
        adopted("change-twice");
        request("change-twice");
        assertThat(Refused.by(() -> request("change-twice")).code()).isEqualTo("planChange.running");
        draft(Map.of("milestone", "committee", "milestoneTo", "2023-09-30"));
        agree();
        assertThat(Refused.by(() -> request("change-twice")).code()).isEqualTo("planChange.running");
        approve();
        request("change-twice");
        assertThat(story.tasks("draft-change")).hasSize(1);
    }

    @Test
    void aChangeThatAnotherOvertookIsRefusedWhenItWouldBeAdopted() {
        adopted("change-overtaken");
        request("change-overtaken");
        draft(Map.of("milestone", "committee", "milestoneTo", "2023-09-30"));
        story.days(1);
        begunWithAnEarlierRelease("change-overtaken");
        story.completeTask("yeonsu-lead", story.task("draft-change"), Map.of("correctTotal", true));
        assertThat(story.tasks("deliberate-change")).hasSize(2);
        assertThat(shown(story.tasks("deliberate-change").get(0), "changeFindings"))
                .contains("총사업비가 서로 다릅니다");
        assertThat(shown(story.tasks("deliberate-change").get(1), "changeFindings"))
                .doesNotContain("총사업비가 서로 다릅니다");
        Task first = story.tasks("deliberate-change").get(0);
        story.completeTask(
                "yeonsu-citizens-panel", story.tasks("deliberate-change").get(1), Map.of("decision", "agree"));
        approve();
        assertThat(store.inForce("change-overtaken").orElseThrow().version()).isEqualTo(3);
        story.completeTask("yeonsu-citizens-panel", first, Map.of("decision", "agree"));
        upToTheMayor();
        assertThat(Refused.by(() -> story.complete("yeonsu-mayor", "decide", Map.of("decision", "approve"))))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("planChange.overtaken");
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                });
        story.complete("yeonsu-mayor", "decide", Map.of("decision", "return", "comment", "새 판을 기준으로 다시 작성"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "다시 작성"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(store.inForce("change-overtaken").orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void whatWaitsForItsSeasonMovesWithTheAdoptedChange() {
        story.on(LocalDate.of(2022, 9, 5), "change-season");
        story.start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan").approve("yeonsu-lead");
        assertThat(story.openTasks()).isEmpty();
        story.days(1);
        request("change-season");
        draft(Map.of("milestone", "support-agreement", "milestoneFrom", "2022-12-01", "milestoneTo", "2022-12-31"));
        agree();
        approve();
        story.until(LocalDate.of(2022, 11, 30));
        assertThat(story.openTasks()).isEmpty();
        story.days(1);
        assertThat(story.openTasks()).containsExactly("sign-support-agreement");
    }

    @Test
    void whatWaitsBeginsAtOnceWhereTheAdoptedChangePutsItsSeasonBeforeToday() {
        story.on(LocalDate.of(2022, 9, 5), "change-season-earlier");
        story.start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan").approve("yeonsu-lead");
        story.days(1);
        request("change-season-earlier");
        draft(Map.of("milestone", "support-agreement", "milestoneFrom", "2022-09-06"));
        agree();
        assertThat(story.openTasks()).doesNotContain("sign-support-agreement");
        approve();
        assertThat(story.openTasks()).containsExactly("sign-support-agreement");
    }

    @Test
    void aPlanThatIsNotAdoptedYetIsNotChangedByThisProcedure() {
        story.on(DAY, "change-draft");
        Refused.with("planChange.notAdopted", () -> request("change-draft"));
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void aProjectThatIsNotThereAndOneOfAnotherMunicipalityAreAnsweredWithTheSameSentence() {
        adopted("change-foreign");
        Refusal unknown = Refused.by(() -> changes.requested("no-such-key", "yeonsu", "yeonsu-lead"));
        Refusal foreign = Refused.by(() -> changes.requested("change-foreign", "jung", "jung-lead"));
        Refusal ofNobody = Refused.by(() -> changes.requested("change-foreign", null, "admin"));
        assertThat(refusals.sentence(unknown, Locale.KOREAN)).isEqualTo("프로젝트 no-such-key를 찾을 수 없습니다.");
        assertThat(refusals.sentence(foreign, Locale.KOREAN)).isEqualTo("프로젝트 change-foreign을 찾을 수 없습니다.");
        assertThat(foreign.kind()).isEqualTo(unknown.kind()).isEqualTo(ofNobody.kind());
        assertThat(ofNobody.code()).isEqualTo(unknown.code());
    }

    @Test
    void whatTheLeadDepartmentRequestsByTheFormBelongsToItsMunicipality() {
        adopted("yeonsu-change-form");
        Map<String, Object> values = new HashMap<>();
        values.put("projectKey", "yeonsu-change-form");
        values.put("changeReason", "일정 조정");
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("plan-change")
                .latestVersion()
                .singleResult();
        story.as("yeonsu-lead", () -> engine.getFormService().submitStartForm(definition.getId(), values));
        story.settle();
        assertThat(story.task("draft-change").getTenantId()).isEqualTo("yeonsu");
        assertThat(story.candidates(story.task("draft-change"))).containsExactly("yeonsu-lead");
    }

    private void adopted(String key) {
        story.on(DAY, key);
        plans.adopt(key, "yeonsu-mayor");
        story.days(1);
    }

    /** Which let two changes run side by side. */
    private void begunWithAnEarlierRelease(String key) {
        runtime.createProcessInstanceByKey("plan-change")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu", "changeReason", "위원회를 먼저 구성"))
                .startBeforeActivity("draft-change")
                .execute();
    }

    private void request(String key) {
        story.start("plan-change", Map.of("projectKey", key, "changeReason", "위원회를 먼저 구성"));
    }

    private void draft(Map<String, Object> values) {
        story.complete("yeonsu-lead", "draft-change", fields(values));
    }

    private Refusal refused(Map<String, Object> values) {
        Refusal refusal = Refused.by(() -> draft(values));
        assertThat(story.openTasks()).containsExactly("draft-change");
        return refusal;
    }

    private static Map<String, Object> fields(Map<String, Object> values) {
        return new HashMap<>(values);
    }

    private void agree() {
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "agree"));
    }

    private void upToTheMayor() {
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-director", "review", Map.of("decision", "approve"));
        for (Task task : story.tasks("agree")) {
            story.completeTask(story.candidates(task).iterator().next(), task, Map.of("decision", "approve"));
        }
    }

    private void approve() {
        upToTheMayor();
        story.complete("yeonsu-mayor", "decide", Map.of("decision", "approve"));
    }

    private PlanDocument version(String key, int version) {
        return store.document(store.byVersion(key, version).orElseThrow());
    }

    private String shown(String variable) {
        return shown(story.task("deliberate-change"), variable);
    }

    private String shown(Task task, String variable) {
        return String.valueOf(engine.getTaskService().getVariable(task.getId(), variable));
    }
}
