package safecity.instance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A manager tries a failed step again, holds procedures up and lets them go on; each act once, with a reason, on record. */
@ProcessStory
@ExtendWith(Chromium.class)
class SteeringStoryTest {

    private static final String PROJECT = "yeonsu-steering";
    private static final String REASON = "수신처를 바로잡았습니다.";
    private static final Map<String, String> WHY = Map.of("reason", REASON);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TestRestTemplate http;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    private FailingModel model;
    private ProcessInstance caller;
    private String called;

    @BeforeEach
    void aStepThatFailed() {
        story.on(LocalDate.of(2033, 3, 3), PROJECT);
        model = new FailingModel(engine);
        caller = model.start(PROJECT, "nowhere-2033");
        called = model.called(PROJECT).getId();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
        model.takeAway();
    }

    @Test
    void aFailedStepIsTriedAgainOnceAndGoesOnWhenItWasPutRight() {
        String retry = "/api/instances/" + called + "/incidents/" + incident() + "/retry";
        assertThat(status("yeonsu-manager", retry, Map.of("reason", "다시")))
                .as("no reason")
                .isEqualTo(400);
        assertThat(status("yeonsu-auditor", retry, WHY))
                .as("reads, changes nothing")
                .isEqualTo(403);
        assertThat(status("yeonsu-lead", retry, WHY)).isEqualTo(403);
        assertThat(status(stranger(), retry, WHY)).as("another municipality").isEqualTo(404);
        assertThat(acts()).isEmpty();

        assertThat(status("yeonsu-manager", retry, WHY)).isEqualTo(204);
        assertThat(status("yeonsu-manager", retry, WHY)).as("a second click").isEqualTo(409);
        model.run(PROJECT);
        assertThat(incident()).as("nothing was put right: it failed again").isNotNull();
        assertThat(jdbc.sql("SELECT count(*) FROM job_failure WHERE instance = ?")
                        .param(called)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        model.putRight(PROJECT);
        String again = "/api/instances/" + called + "/incidents/" + incident() + "/retry";
        assertThat(status("yeonsu-manager", again, WHY)).isEqualTo(204);
        model.run(PROJECT);
        assertThat(story.openTasks()).contains("confirm");
        assertThat(status("yeonsu-manager", again, WHY)).as("a page of before").isEqualTo(409);
        assertThat(acts()).containsExactly("retried", "retried");
        assertThat(notices("yeonsu-lead")).contains("retried");
        assertThat(page("yeonsu-auditor", "/projects/" + PROJECT + "/history"))
                .contains(REASON)
                .contains("다시 시도");
        assertThat(page("yeonsu-manager", "/instances/" + called))
                .contains("해결되었습니다")
                .contains(REASON);
    }

    @Test
    void whileAProjectIsHeldUpNobodyWorksInItAndEverybodyIsTold() {
        Task task = story.task("prepare");
        story.as("yeonsu-lead", () -> engine.getTaskService().claim(task.getId(), "yeonsu-lead"));
        String suspension = "/api/instances/" + caller.getId() + "/suspension";
        String resumption = "/api/instances/" + caller.getId() + "/resumption";
        Map<String, String> whole = Map.of("reason", "감사 동안 멈춥니다.", "reach", "project");
        assertThat(status("yeonsu-auditor", suspension, whole)).isEqualTo(403);
        assertThat(status(stranger(), suspension, whole)).isEqualTo(404);
        assertThat(status("yeonsu-manager", suspension, Map.of("reason", REASON, "reach", "city")))
                .isEqualTo(400);
        assertThat(status("yeonsu-manager", resumption, whole))
                .as("nothing is held")
                .isEqualTo(409);

        assertThat(status("yeonsu-manager", suspension, whole)).isEqualTo(204);
        assertThat(status("yeonsu-manager", suspension, whole))
                .as("a second click")
                .isEqualTo(409);
        ResponseEntity<JsonNode> refused = new Caller(http, "yeonsu-lead")
                .call(HttpMethod.POST, "/engine-rest/task/" + task.getId() + "/complete", Map.of());
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().toString()).contains("관리자가 진행을 멈춘 업무입니다");
        assertThat(page("yeonsu-lead", "/projects/" + PROJECT)).contains("절차 2건을 멈추었습니다");
        assertThat(page("yeonsu-lead", "/tasks/" + task.getId())).contains("관리자가 이 업무의 진행을 멈추었습니다");
        assertThat(page("yeonsu-manager", "/instances?state=suspended&project=" + PROJECT))
                .contains("찾은 절차 2건");
        assertThat(notices("yeonsu-lead")).contains("suspended");
        assertThat(page("yeonsu-lead", "/notifications")).contains("감사 동안 멈춥니다.");

        assertThat(status("yeonsu-manager", resumption, whole)).isEqualTo(204);
        assertThat(status("yeonsu-manager", resumption, whole)).isEqualTo(409);
        assertThat(new Caller(http, "yeonsu-lead")
                        .status(HttpMethod.POST, "/engine-rest/task/" + task.getId() + "/complete", Map.of()))
                .isEqualTo(204);
        assertThat(page("yeonsu-lead", "/projects/" + PROJECT)).doesNotContain("멈추었습니다");
        assertThat(acts()).containsExactly("suspended", "resumed");
    }

    /** What called it goes on; what it called doesn't. */
    @Test
    void aProcedureIsHeldUpWithWhatItCalledAndWithoutWhatCalledIt() {
        assertThat(status("yeonsu-manager", "/api/instances/" + called + "/suspension", WHY))
                .isEqualTo(204);
        assertThat(isSuspended(called)).isTrue();
        assertThat(isSuspended(caller.getId())).isFalse();
        assertThat(status("yeonsu-manager", "/api/instances/" + caller.getId() + "/suspension", WHY))
                .isEqualTo(204);
        assertThat(isSuspended(caller.getId())).isTrue();
        assertThat(status("yeonsu-manager", "/api/instances/" + caller.getId() + "/resumption", WHY))
                .isEqualTo(204);
        assertThat(isSuspended(called)).isFalse();
        story.clear(PROJECT);
        assertThat(status("yeonsu-manager", "/api/instances/" + caller.getId() + "/suspension", WHY))
                .as("it is over")
                .isEqualTo(409);
    }

    @Test
    void aManagerDoesItOnThePage() {
        model.putRight(PROJECT);
        Page page = Profiles.page(port, "yeonsu-manager");
        page.navigate("http://localhost:" + port + "/instances/" + called);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "steering.png"))
                .setFullPage(true));
        page.locator("article textarea[name=reason]").fill(REASON);
        page.locator("article button[type=submit]").click();
        assertThat(page.locator("main [role=status]").first()).containsText("다시 시도하게 했습니다");
        model.run(PROJECT);
        page.locator("#reason").fill("감사 동안 멈춥니다.");
        page.locator("#reach").selectOption("project");
        page.locator("section:has(#steering) button[type=submit]").click();
        assertThat(page.locator("main .facts")).containsText("멈춤");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "steering-phone.png"))
                .setFullPage(true));
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
        Page auditor = Profiles.page(port, "yeonsu-auditor");
        auditor.navigate("http://localhost:" + port + "/instances/" + called);
        assertThat(auditor.locator("main form")).hasCount(0);
        assertThat(auditor.locator("#acts ~ table")).containsText(REASON);
        Profiles.leave(auditor);
    }

    @Test
    void cockpitLeadsFromAnInstanceToItsPageAndBack() {
        Page page = Profiles.page(port, "yeonsu-manager");
        page.navigate("http://localhost:" + port + "/instances/" + called);
        page.locator("main .ways a[href*=cockpit]").click();
        page.locator("a.safecity-instance").click();
        assertThat(page).hasURL("http://localhost:" + port + "/instances/" + called);
        assertThat(page.locator("main h1")).containsText("불린 절차");
        Profiles.leave(page);
    }

    private boolean isSuspended(String instance) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .isSuspended();
    }

    private String incident() {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(called)
                .singleResult()
                .getId();
    }

    private List<String> acts() {
        return jdbc.sql("SELECT steering FROM instance_act WHERE instance IN (?, ?) ORDER BY id")
                .params(called, caller.getId())
                .query(String.class)
                .list();
    }

    private List<String> notices(String account) {
        return jdbc.sql("SELECT element FROM notice WHERE recipient = ? AND kind = 'STEERED' AND project_key = ?")
                .params(account, PROJECT)
                .query(String.class)
                .list();
    }

    private int status(String account, String path, Map<String, String> body) {
        return new Caller(http, account).status(HttpMethod.POST, path, body);
    }

    private String page(String account, String path) {
        Page page = Profiles.page(port, account);
        String text = page.request().get("http://localhost:" + port + path).text();
        Profiles.leave(page);
        return text;
    }

    private String stranger() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.management("jung-management", "jung"), "관리자");
        directory.ensureUser("jung-manager", "관리자", "safecity-demo", List.of("jung-management"), "jung");
        return "jung-manager";
    }
}
