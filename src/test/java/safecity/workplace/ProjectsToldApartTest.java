package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.security.Browser;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Where there are several projects, a card says of which one it is, and a start form lets a person choose one. */
@ProcessStory
class ProjectsToldApartTest {

    private static final String PROJECT = "yeonsu-told-apart";

    @LocalServerPort
    int port;

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
        assertThat(card.path("ground").asText()).as("no law names this term").isEqualTo("내부 기한: 업무 규정");
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

    /** The day by which terms count, the posts of one's own district, and what a substitute would get. */
    @Test
    void pagesSayTheDayTheDistrictsOwnPostsAndTheTasksThatMove() {
        Browser lead = new Browser(port);
        lead.signIn("yeonsu-lead", "safecity-demo");
        assertThat(lead.get("/guide").body()).contains("오늘 2023. 5. 8.", "안전관리과장", "yeonsu-budget-head");
        assertThat(lead.get("/guide", "en").body()).contains("Today 8 May 2023");
        assertThat(lead.get("/absences").body()).contains("기안·상신", "추진계획", PROJECT);
        Browser traffic = new Browser(port);
        traffic.signIn("yeonsu-traffic", "safecity-demo");
        assertThat(traffic.get("/absences").body()).doesNotContain(PROJECT);
        assertThat(lead.get("/absences?account=yeonsu-mayor").body())
                .as("not theirs to manage")
                .contains("기안·상신");
    }

    /** What a person chose on a page of ours holds in Tasklist and its forms too, whatever their browser asks for. */
    @Test
    void tasklistSpeaksTheLanguageThatWasChosen() {
        Browser lead = new Browser(port);
        lead.signIn("yeonsu-lead", "safecity-demo");
        String index = "/camunda/app/tasklist/default/";
        String form =
                "/camunda/api/engine/engine/default/task/" + story.task("draft").getId() + "/deployed-form";
        assertThat(lead.get(index).body()).doesNotContain("defineProperty(navigator");
        assertThat(lead.get(form).body()).contains("상신");
        lead.get("/?lang=en");
        HttpResponse<String> english = lead.get(index);
        assertThat(english.body()).contains("['language', 'en']").contains("</html>");
        assertThat(english.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sha256-"));
        assertThat(lead.get(form).body()).contains("Submit").doesNotContain("상신");
        lead.get("/?lang=ko");
        assertThat(lead.get(index, "en").body()).contains("['language', 'ko']");
        assertThat(lead.get(form, "en").body()).contains("상신");
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
