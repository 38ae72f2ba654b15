package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Where there are several projects, a card says of which one it is, and a start form lets a person choose one. */
@ProcessStory
class ProjectsToldApartTest {

    private static final String PROJECT = "yeonsu-told-apart";

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aProjectWithATask() {
        story.on(LocalDate.of(2023, 5, 8), PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "plan",
                                "documentTitle",
                                "추진계획",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void aCardSaysOfWhichProjectItsTaskIs() {
        String title = jdbc.sql("SELECT title_ko FROM project WHERE key = ?")
                .param(PROJECT)
                .query(String.class)
                .single();
        JsonNode card = new Caller(http, "yeonsu-lead")
                .get("/api/task-cards?ids=" + story.task("draft").getId())
                .getBody()
                .path("cards")
                .path(0);
        assertThat(card.path("project").asText()).startsWith(title);
    }

    @Test
    void aStartFormOffersTheProjectsOfTheReaderAndSaysTheirNames() {
        for (String process : List.of("plan-change", "abandonment-request", "programme-proposal")) {
            JsonNode field = projects("yeonsu-lead", process);
            assertThat(field.path("type").asText()).as(process).isIn("radio", "select");
            assertThat(values(field)).as(process).contains(PROJECT);
            assertThat(field.path("label").asText()).isEqualTo("프로젝트");
            assertThat(field.path("validate").path("required").asBoolean()).isTrue();
        }
        assertThat(values(projects("yeonsu-lead", "resumption-request"))).doesNotContain(PROJECT);
        assertThat(values(projects("yeonsu-lead", "certification"))).contains(PROJECT);
    }

    private JsonNode projects(String account, String process) {
        JsonNode form = new Caller(http, account)
                .get("/engine-rest/process-definition/key/" + process + "/deployed-start-form")
                .getBody();
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .filter(field -> field.path("key").asText().equals("projectKey"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> values(JsonNode field) {
        return field.path("values").findValuesAsText("value");
    }
}
