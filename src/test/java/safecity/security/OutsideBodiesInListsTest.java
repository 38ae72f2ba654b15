package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Those who are no part of the municipality find nobody of the house in any list, by any door. */
@ProcessStory
class OutsideBodiesInListsTest {

    private static final List<String> HOUSE = List.of("yeonsu-legal", "yeonsu-mayor", "yeonsu-lead-head");

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @LocalServerPort
    int port;

    private Guarded api;

    @BeforeEach
    void begin() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yeonsu-certifier",
                "yeonsu-certifier-head",
                "yeonsu-support-centre",
                "yeonsu-citizens-panel",
                "yeonsu-police-head"
            })
    void theyFindThemselvesAndNobodyElse(String account) {
        Browser person = new Browser(port);
        person.signIn(account, "safecity-demo");
        for (String page : List.of("/absences", "/transfers")) {
            assertThat(person.get(page).body()).as(page).contains("<main").doesNotContain(HOUSE);
        }
        Caller program = new Caller(http, account);
        for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
            assertThat(program.get(mount + "/user").getBody().findValuesAsText("id"))
                    .as(mount)
                    .doesNotContainAnyElementsOf(HOUSE);
        }
        assertThat(program.call(
                                HttpMethod.POST,
                                "/api/absences",
                                Map.of("substitute", "yeonsu-legal", "from", today(), "to", today()))
                        .getBody()
                        .path("violations")
                        .findValuesAsText("rule"))
                .containsExactly("absence.substituteUnknown");
    }

    @Test
    void whileTheHouseFindsItself() {
        Browser person = new Browser(port);
        person.signIn("yeonsu-legal", "safecity-demo");
        assertThat(person.get("/transfers").body()).contains("yeonsu-lead-head");
    }

    /** The task waits for both; only one of them is offered everybody for a mention. */
    @Test
    void whoeverRemarksFromOutsideIsOfferedTheirOwnBody() {
        tasks.addCandidateGroup(api.task, "yeonsu-certifier");
        String path = "/api/tasks/" + api.task + "/comments";
        JsonNode offered = new Caller(http, "yeonsu-certifier").get(path).getBody();
        assertThat(offered.path("people").findValuesAsText("account"))
                .containsExactlyInAnyOrder("yeonsu-certifier", "yeonsu-certifier-head");
        assertThat(new Caller(http, "yeonsu-lead")
                        .get(path)
                        .getBody()
                        .path("people")
                        .findValuesAsText("account"))
                .containsAll(HOUSE);
    }

    private String today() {
        LocalDate today = story.today();
        return today.toString();
    }
}
