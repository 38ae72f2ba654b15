package safecity.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Plans;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A form comes in the language of whoever asks, by both mounts, and it is kept in which it was shown. */
@ProcessStory
class FormLanguageStoryTest {

    /** Each test has a project of its own: of a plan one change is on its way at a time. */
    private static int projects;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private String project;
    private String task;

    @BeforeEach
    void aChangeOfPlanIsDrafted() {
        project = "yeonsu-form-language-" + ++projects;
        story.on(LocalDate.of(2022, 10, 4), project);
        plans.adopt(project, "yeonsu-mayor");
        story.start("plan-change", Map.of("projectKey", project, "changeReason", "위원회를 먼저 구성"));
        task = story.task("draft-change").getId();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest, en-GB, New first day",
        "/engine-rest, ko-KR, 새 시작일",
        "/engine-rest/engine/default, en, New first day"
    })
    void theFormOfATask(String mount, String language, String label) {
        JsonNode form = call(HttpMethod.GET, mount + "/task/" + task + "/deployed-form", language, null);
        assertThat(form.findValuesAsText("label")).contains(label);
        assertThat(form.findValuesAsText("key")).contains("milestoneFrom");
    }

    /** As Tasklist asks for it. */
    @ParameterizedTest
    @CsvSource({"en-US, New first day", "ko, 새 시작일"})
    void theFormOfATaskInTasklist(String language, String label) {
        Browser browser = new Browser(port);
        browser.signIn("yeonsu-lead", "safecity-demo");
        assertThat(browser.get("/camunda/api/engine/engine/default/task/" + task + "/deployed-form", language)
                        .body())
                .contains(label);
    }

    @Test
    void theFormOfAStart() {
        String path = "/engine-rest/process-definition/key/plan-change/deployed-start-form";
        assertThat(call(HttpMethod.GET, path, "en", null).findValuesAsText("label"))
                .contains("Reason for the change");
        assertThat(call(HttpMethod.GET, path, "ko", null).findValuesAsText("label"))
                .contains("변경 사유");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en", "ko-KR, ko"})
    void whatWasShownIsKeptWithWhatWasEntered(String language, String kept) {
        call(
                HttpMethod.POST,
                "/engine-rest/task/" + task + "/submit-form",
                language,
                Map.of("variables", Map.of("correctTotal", Map.of("value", true))));
        assertThat(jdbc.sql("SELECT language FROM entered_step WHERE id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo(kept);
    }

    private JsonNode call(HttpMethod method, String path, String language, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        return http.withBasicAuth("yeonsu-lead", "safecity-demo")
                .exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class)
                .getBody();
    }
}
