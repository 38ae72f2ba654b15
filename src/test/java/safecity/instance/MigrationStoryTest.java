package safecity.instance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Procedures on older models: the trial says where each would go and changes nothing; then those that can are taken there. */
@ProcessStory
@ExtendWith(Chromium.class)
class MigrationStoryTest {

    private static final String PROJECT = "yeonsu-moved";
    private static final String TRIALS = "/api/instances/migration";
    private static final String REASON = "새 판의 서식을 쓰기 위해 옮깁니다.";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TestRestTemplate http;

    private final List<Deployment> deployed = new ArrayList<>();
    private ProcessInstance goes;
    private ProcessInstance stays;
    private String called;

    @BeforeEach
    void twoProceduresWhoseModelsChanged() {
        story.on(LocalDate.of(2034, 3, 3), PROJECT);
        deploy("moved-inside", "inside", "검토", "낡은 안쪽");
        deployCaller("낡은 절차");
        deploy("moved-stuck", "gone", "사라진 단계", "막힌 절차");
        goes = story.start("moved-caller", Map.of());
        stays = story.start("moved-stuck", Map.of());
        called = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(goes.getId())
                .singleResult()
                .getId();
        deploy("moved-inside", "inside", "꼼꼼한 검토", "새 안쪽");
        deployCaller("새 절차");
        deploy("moved-stuck", "other", "다른 단계", "막힌 절차");
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
        deployed.forEach(one -> engine.getRepositoryService().deleteDeployment(one.getId(), true));
    }

    @Test
    void theTrialSaysWhereEachWouldGoAndChangesNothing() {
        String task = story.task("inside").getId();
        JsonNode inside = trial(called);
        assertThat(inside.path("tokens").path(0).path("from").asText()).isEqualTo("검토");
        assertThat(inside.path("tokens").path(0).path("target").asText()).isEqualTo("꼼꼼한 검토");
        assertThat(inside.path("hindrances"))
                .as("a called one has a definition of its own")
                .isEmpty();
        assertThat(trial(goes.getId()).path("hindrances")).isEmpty();
        JsonNode stuck = trial(stays.getId());
        assertThat(stuck.path("hindrances").path(0).path("name").asText()).isEqualTo("사라진 단계");
        assertThat(stuck.path("tokens").path(0).path("target").asText()).isEmpty();
        assertThat(version(called)).isEqualTo(1);
        assertThat(version(goes.getId())).isEqualTo(1);
        assertThat(story.task("inside").getId()).isEqualTo(task);
    }

    @Test
    void allThatAreChosenGoTogetherOrNoneAndOnlyAManagersWay() {
        Map<String, Object> both = Map.of("instances", List.of(called, stays.getId()), "reason", REASON);
        assertThat(status("yeonsu-auditor", both)).isEqualTo(403);
        assertThat(status("yeonsu-lead", both)).isEqualTo(403);
        assertThat(status("yeonsu-manager", both)).as("one cannot go").isEqualTo(409);
        assertThat(version(called)).isEqualTo(1);
        assertThat(status("yeonsu-manager", Map.of("instances", List.of(), "reason", REASON)))
                .isEqualTo(400);
        assertThat(status("yeonsu-manager", Map.of("instances", List.of(called), "reason", "예")))
                .isEqualTo(400);
        assertThat(status("yeonsu-manager", Map.of("instances", List.of("none"), "reason", REASON)))
                .isEqualTo(404);

        String task = story.task("inside").getId();
        Map<String, Object> own = Map.of("instances", List.of(called, goes.getId()), "reason", REASON);
        assertThat(status("yeonsu-manager", own)).isEqualTo(204);
        assertThat(version(called)).isEqualTo(2);
        assertThat(version(goes.getId())).isEqualTo(2);
        assertThat(story.task("inside").getId()).as("the same task goes on").isEqualTo(task);
        assertThat(status("yeonsu-manager", own)).as("a second click").isEqualTo(409);
        engine.getTaskService().complete(task);
        story.settle();
        assertThat(story.ended(goes)).isTrue();
    }

    @Test
    void aManagerTriesAndTakesThemOnThePage() {
        Page page = Profiles.page(port, "yeonsu-manager");
        for (String language : List.of("en", "ko")) {
            page.setViewportSize(390, 844);
            page.navigate("http://localhost:" + port + "/instances/migration?lang=" + language);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            page.setViewportSize(1440, 900);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "migration-" + language + ".png"))
                    .setFullPage(true));
        }
        assertThat(page.locator("main tbody")).containsText("검토 → 꼼꼼한 검토");
        assertThat(page.locator("main tbody")).containsText("‘사라진 단계’ 단계에 해당하는 자리가 새 판에 없습니다");
        page.locator("#reason").fill(REASON);
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("main [role=status]")).containsText("옮겼습니다");
        assertThat(version(called)).isEqualTo(2);
        page.navigate("http://localhost:" + port + "/instances/" + called);
        assertThat(page.locator("#acts ~ table")).containsText(REASON);
        Profiles.leave(page);
        Page auditor = Profiles.page(port, "yeonsu-auditor");
        auditor.navigate("http://localhost:" + port + "/instances/migration");
        assertThat(auditor.locator("main tbody")).containsText("사라진 단계");
        assertThat(auditor.locator("main button")).hasCount(0);
        Profiles.leave(auditor);
    }

    private JsonNode trial(String instance) {
        for (JsonNode one : new Caller(http, "yeonsu-manager").get(TRIALS).getBody()) {
            if (one.path("one").path("instance").asText().equals(instance)) {
                return one;
            }
        }
        throw new AssertionError("not tried: " + instance);
    }

    private int status(String account, Map<String, Object> body) {
        return new Caller(http, account).status(HttpMethod.POST, TRIALS, body);
    }

    private int version(String instance) {
        return engine.getRepositoryService()
                .getProcessDefinition(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getProcessDefinitionId())
                .getVersion();
    }

    private void deploy(String process, String task, String name, String processName) {
        deploy(
                process,
                Bpmn.createExecutableProcess(process)
                        .name(processName)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent("begun")
                        .userTask(task)
                        .name(name)
                        .camundaCandidateGroups("yeonsu-lead")
                        .endEvent("done")
                        .done());
    }

    private void deployCaller(String name) {
        deploy(
                "moved-caller",
                Bpmn.createExecutableProcess("moved-caller")
                        .name(name)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent("begun")
                        .callActivity("call")
                        .name("안쪽 부르기")
                        .calledElement("moved-inside")
                        .camundaInBusinessKey("#{execution.processBusinessKey}")
                        .endEvent("done")
                        .done());
    }

    private void deploy(String process, BpmnModelInstance model) {
        deployed.add(engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(process + ".bpmn", model)
                .deploy());
    }
}
