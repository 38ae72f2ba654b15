package safecity.approval;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Plans;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Who decides reads what the decision is about: on the form, on a phone, on the page of the document, afterwards. */
@ProcessStory
@ExtendWith(Chromium.class)
class DocumentContentInBrowserTest {

    private static int projects;
    private static final String CHANGE = "2023. 7. 1. ~ 2023. 8. 31. → 2023. 5. 1. ~ 2023. 6. 30.";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @Autowired
    TaskService tasks;

    private String project;
    private String document;

    /** A change of plan that the lead drafted, took back from the panel, drafted again and submitted. */
    @BeforeEach
    void aChangeOfPlanBeforeTheMayor() {
        project = "yeonsu-content-" + ++projects;
        story.on(LocalDate.of(2022, 10, 4), project);
        plans.adopt(project, "yeonsu-mayor");
        story.days(1);
        story.start("plan-change", Map.of("projectKey", project, "changeReason", "위원회를 *먼저* 구성"));
        draft("2023-05-31");
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "return", "comment", "너무 짧음"));
        story.days(1);
        draft("2023-06-30");
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "agree"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve", "comment", "일정 확인"));
        story.complete("yeonsu-director", "review", Map.of("decision", "approve"));
        for (Task task : story.tasks("agree")) {
            story.completeTask(story.candidates(task).iterator().next(), task, Map.of("decision", "approve"));
        }
        document = jdbc.sql("SELECT id FROM approval_document WHERE project_key = ?")
                .param(project)
                .query(String.class)
                .single();
    }

    private void draft(String to) {
        story.complete(
                "yeonsu-lead",
                "draft-change",
                Map.of("milestone", "committee", "milestoneFrom", "2023-05-01", "milestoneTo", to));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @Test
    void theMayorReadsTheOldBesideTheNewOnTheFormAndOnThePageOfTheDocument() {
        Page page = Profiles.page(port, "yeonsu-mayor");
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task="
                + story.task("decide").getId());
        Locator form = page.locator(".fjs-form");
        assertThat(form).containsText("결재할 내용");
        assertThat(form).containsText("변경안 작성");
        assertThat(form).containsText("새 종료일");
        assertThat(form).containsText("2023. 6. 30.");
        assertThat(form).containsText("(이전: 2023. 5. 31.)");
        assertThat(form).containsText(CHANGE);
        assertThat(form).containsText("일정 확인");
        page.screenshot(shot("document-content-form"));
        page.setViewportSize(390, 844);
        page.screenshot(shot("document-content-form-390"));
        Locator link = form.locator("a[href$='/documents/" + document + "']");
        assertThat(link).isVisible();
        page.navigate("http://localhost:" + port + "/documents/" + document);
        assertThat(page.locator("main")).containsText(CHANGE);
        assertThat(page.locator("main del.before").first()).containsText("2023. 5. 31.");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        page.screenshot(shot("document-content-390"));
        page.setViewportSize(1440, 900);
        page.screenshot(shot("document-content"));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.locator("main article.entered h3 a").first().click();
        assertThat(page.locator("main h1")).isVisible();
        page.screenshot(shot("finished-task"));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        Profiles.leave(page);
    }

    @Test
    void whatWasSubmittedStaysAsItWasAndTheNextRoundHasItsOwn() {
        story.complete("yeonsu-mayor", "decide", Map.of("decision", "return", "comment", "사유 보완"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        assertThat(jdbc.sql("SELECT count(DISTINCT round) FROM approval_content WHERE document_id = ?")
                        .param(document)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThatThrownBy(() -> jdbc.sql("UPDATE approval_content SET step_id = step_id")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("UPDATE entered_line SET value = 'x'").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void programsGetTheContentWithTheFormAndOutsidersDont() {
        JsonNode variables = new Caller(http, "yeonsu-mayor")
                .get("/engine-rest/task/" + story.task("decide").getId() + "/form-variables")
                .getBody();
        assertThat(variables.at("/content/value").asText())
                .contains("- 새 종료일: **2023. 6. 30.** (이전: 2023. 5. 31.)")
                .as("what a person wrote stays text")
                .contains("&#42;먼저&#42;");
        assertThat(tasks.getVariables(story.task("decide").getId())).doesNotContainKey("content");
    }

    @Test
    void aPersonOfNoPartInItSeesNeitherDocumentNorSteps() {
        String step = jdbc.sql("SELECT id FROM entered_step WHERE project_key = ? AND element = 'draft-change' LIMIT 1")
                .param(project)
                .query(String.class)
                .single();
        assertThat(status("yeonsu-auditor", "/documents/" + document)).isEqualTo(200);
        assertThat(status("yeonsu-auditor", "/tasks/" + step)).isEqualTo(200);
        assertThat(status("yeonsu-traffic", "/documents/" + document)).isEqualTo(404);
        assertThat(status("yeonsu-traffic", "/tasks/" + step))
                .as("a colleague of the house")
                .isEqualTo(200);
        assertThat(status("yeonsu-certifier", "/tasks/" + step))
                .as("an outside body")
                .isEqualTo(404);
        assertThat(status("yeonsu-citizens-panel", "/documents/" + document)).isEqualTo(404);
        assertThat(status("yeonsu-lead", "/tasks/no-such-task")).isEqualTo(404);
    }

    private int status(String account, String path) {
        Page page = Profiles.page(port, account);
        Response answer = page.navigate("http://localhost:" + port + path);
        Profiles.leave(page);
        return answer.status();
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true);
    }
}
