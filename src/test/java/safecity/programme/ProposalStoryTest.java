package safecity.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.models.ModelContract;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class ProposalStoryTest {

    private static final String UNDER_WAY = "project-under-way";
    private static final LocalDate MAY = LocalDate.of(2024, 5, 6);

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Programmes programmes;

    @Autowired
    Proposals proposals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    /** A project under way, as far as proposals see it: the event sub-process of {@code certification} alone. */
    @BeforeEach
    void deployAProjectUnderWay() {
        ProcessBuilder project =
                Bpmn.createExecutableProcess(UNDER_WAY).name("진행 중인 공인사업").camundaHistoryTimeToLive(1);
        project.startEvent()
                .intermediateCatchEvent()
                .message("safecity.project-over")
                .endEvent();
        project.eventSubProcess()
                .startEvent()
                .interrupting(false)
                .message(ModelContract.Messages.PROGRAMME_PROPOSED)
                .callActivity()
                .calledElement("safety-programme")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaIn("projectKey", "projectKey")
                .camundaIn("municipality", "municipality")
                .camundaIn("programmeCode", "programmeCode")
                .endEvent();
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(UNDER_WAY)
                .addModelInstance(UNDER_WAY + ".bpmn", project.done())
                .deploy();
    }

    @Test
    void anAdoptedProposalJoinsTheRunningCertification() {
        story.on(MAY, "proposal-adopted").start(UNDER_WAY, Map.of());
        propose(proposal("proposal-adopted"));
        story.complete(
                "yeonsu-lead", "screen-proposal", Map.of("decision", "adopt", "proposalCriterion", "vulnerable"));
        assertThat(story.passed("programme-proposal")).contains("programme-proposed");
        assertThat(story.openTasks()).contains("plan-programme");
        assertThat(story.candidates(story.task("plan-programme"))).containsExactly("yeonsu-women-children");
        assertThat(programmes.get("proposal-adopted", "P05"))
                .isEqualTo(new Programme(
                        "proposal-adopted", "P05", "등하굣길 안전지도", "children", "women-children", 2024, 2025, "proposal"));
        assertThat(programmes.planned("proposal-adopted")).doesNotContain("P05");
    }

    @Test
    void severalProgrammesMayJoinAndEachIsItsOwn() {
        story.on(MAY, "proposal-several").start(UNDER_WAY, Map.of());
        for (int i = 0; i < 2; i++) {
            propose(proposal("proposal-several"));
            story.complete(
                    "yeonsu-lead", "screen-proposal", Map.of("decision", "adopt", "proposalCriterion", "vulnerable"));
        }
        assertThat(story.tasks("plan-programme"))
                .hasSize(2)
                .extracting(task -> engine.getTaskService().getVariable(task.getId(), "programmeCode"))
                .containsExactlyInAnyOrder("P05", "P06");
    }

    /** Two officers, each at a proposal of their own, press the button at the same moment. */
    @Test
    void twoProposalsThatAreAdoptedAtOnceBothJoin() throws Exception {
        story.on(MAY, "proposal-at-once").start(UNDER_WAY, Map.of());
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 3; round++) {
                propose(proposal("proposal-at-once"));
                propose(proposal("proposal-at-once"));
                CyclicBarrier start = new CyclicBarrier(2);
                List<Callable<ResponseEntity<String>>> acts = story.tasks("screen-proposal").stream()
                        .<Callable<ResponseEntity<String>>>map(task -> () -> {
                            start.await();
                            return adopt(task.getId());
                        })
                        .toList();
                assertThat(acts).hasSize(2);
                for (Future<ResponseEntity<String>> answer : officers.invokeAll(acts)) {
                    assertThat(answer.get().getStatusCode().value())
                            .as(answer.get().getBody())
                            .isEqualTo(204);
                }
                story.settle();
            }
        } finally {
            officers.shutdownNow();
        }
        assertThat(programmes.of("proposal-at-once"))
                .extracting(Programme::code)
                .containsExactly("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10");
        assertThat(story.tasks("plan-programme")).hasSize(6);
    }

    private ResponseEntity<String> adopt(String task) {
        return http.withBasicAuth("yeonsu-lead", "safecity-demo")
                .postForEntity(
                        "/engine-rest/task/" + task + "/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "decision",
                                        Map.of("value", "adopt"),
                                        "proposalCriterion",
                                        Map.of("value", "vulnerable"))),
                        String.class);
    }

    @Test
    void aDeclinedProposalAddsNothing() {
        story.on(MAY, "proposal-declined");
        propose(proposal("proposal-declined"));
        story.complete("yeonsu-lead", "screen-proposal", Map.of("decision", "decline", "comment", "기존 사업과 중복"));
        assertThat(story.passed("programme-proposal")).contains("proposal-declined");
        assertThat(programmes.of("proposal-declined")).hasSize(4);
    }

    @Test
    void whereNoCertificationRunsTheProposalStaysOpen() {
        story.on(MAY, "proposal-nobody");
        propose(proposal("proposal-nobody"));
        assertRefused(
                "programme.nobodyTakesIt",
                () -> story.complete(
                        "yeonsu-lead",
                        "screen-proposal",
                        Map.of("decision", "adopt", "proposalCriterion", "vulnerable")));
        assertThat(story.openTasks()).containsExactly("screen-proposal");
        assertThat(programmes.of("proposal-nobody")).hasSize(4);
    }

    @Test
    void aProjectThatIsNotThereAndOneOfAnotherMunicipalityAreAnsweredAlike() {
        story.on(MAY, "proposal-foreign");
        assertRefused("project.unknown", () -> propose(proposal("no-such-project")));
        assertRefused("project.unknown", () -> proposals.municipalityOf("proposal-foreign", "jung", "jung-lead"));
        // Nor does somebody of no municipality, or of several, pass for the system.
        assertRefused("project.unknown", () -> proposals.municipalityOf("proposal-foreign", "", "admin"));
        assertThat(proposals.municipalityOf("proposal-foreign", "yeonsu", "yeonsu-health"))
                .isEqualTo("yeonsu");
    }

    @Test
    void aTargetThatIsWorseThanTheBaselineIsNotProposed() {
        story.on(MAY, "proposal-target");
        Map<String, Object> worse = proposal("proposal-target");
        worse.put("proposalTarget", 9.99);
        assertRefused("programme.targetAgainstDirection.up", () -> propose(worse));
        assertThat(story.openTasks()).isEmpty();
    }

    private void propose(Map<String, Object> values) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("programme-proposal")
                .latestVersion()
                .singleResult();
        story.as("yeonsu-women-children", () -> engine.getFormService().submitStartForm(definition.getId(), values));
        story.settle();
    }

    private static Map<String, Object> proposal(String projectKey) {
        Map<String, Object> values = new HashMap<>();
        values.put("projectKey", projectKey);
        values.put("proposalTitle", "등하굣길 안전지도");
        values.put("proposalField", "children");
        values.put("proposalOwnerDuty", "women-children");
        values.put("proposalBegins", "this-year");
        values.put("proposalYears", 2);
        values.put("proposalGoal", "어린이 보행사고를 줄인다");
        values.put("proposalIndicator", "안전지도 참여 학교 수");
        values.put("proposalFormula", "참여 학교 수의 합계");
        values.put("proposalDataSource", "사업 결과보고");
        values.put("proposalUnit", "교");
        values.put("proposalDirection", "up");
        values.put("proposalMeasure", "count");
        values.put("proposalBaseline", 10);
        values.put("proposalTarget", 20);
        return values;
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }
}
