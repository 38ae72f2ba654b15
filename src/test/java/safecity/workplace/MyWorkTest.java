package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What I and my department took part in, ended tasks included. */
@ProcessStory
class MyWorkTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 5, 8);
    private static final String PROJECT = "yeonsu-my-work";

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Autowired
    TestRestTemplate http;

    @Autowired
    IdentityDirectory directory;

    private Caller lead;

    /** A document that the officer submitted in time and whose head returned it a week late. */
    @BeforeEach
    void aReturnedDocument() {
        lead = new Caller(http, "yeonsu-lead");
        story.on(TODAY, PROJECT);
        if (story.openTasks().isEmpty()) {
            story.start(
                    "approval",
                    Map.of(
                            "documentKind",
                            "audit-plan",
                            "documentTitle",
                            "100%_실사 계획",
                            "documentAmount",
                            0,
                            "drafterRole",
                            "lead"));
            tasks.setAssignee(story.task("draft").getId(), "yeonsu-lead");
            story.complete("yeonsu-lead", "draft", Map.of("decision", "submit", "comment", "검토 바랍니다."));
            story.until(TODAY.plusDays(7));
            tasks.setAssignee(story.task("review").getId(), "yeonsu-lead-head");
            story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "날짜를 고치십시오."));
        }
    }

    @Test
    void anEndedTaskTellsHowItWasDecidedWhenItWasTakenAndThatItWasLate() {
        JsonNode drafted = only(list("yeonsu-lead", "state=ended"));
        assertThat(drafted.path("name").asText()).isEqualTo("기안·상신");
        assertThat(drafted.path("title").asText()).isEqualTo("100%_실사 계획");
        assertThat(drafted.path("projectTitle").asText()).isEqualTo("연수구 국제안전도시 공인사업 추진");
        assertThat(drafted.path("decision").asText()).isEqualTo("상신");
        assertThat(drafted.path("comment").asText()).isEqualTo("검토 바랍니다.");
        assertThat(drafted.path("taken").asText()).isEqualTo("2023-05-08T00:00:00Z");
        assertThat(drafted.path("late").asBoolean()).isFalse();
        assertThat(drafted.path("own").asBoolean()).isTrue();

        JsonNode reviewed = only(list("yeonsu-lead-head", "state=late"));
        assertThat(reviewed.path("decision").asText()).isEqualTo("반려");
        assertThat(reviewed.path("state").asText()).isEqualTo("DONE");
        assertThat(reviewed.path("late").asBoolean()).isTrue();
        assertThat(reviewed.path("document").asBoolean()).isTrue();
    }

    @Test
    void whatTheDepartmentHasToDoIsThereBeforeAnybodyTakesIt() {
        JsonNode open = only(list("yeonsu-lead", "state=open"));
        assertThat(open.path("by").isNull()).isTrue();
        assertThat(open.path("departments").path(0).asText()).isEqualTo("안전관리과");
        assertThat(names(list("yeonsu-lead", "whose=mine"))).containsExactly("기안·상신");
        assertThat(names(list("yeonsu-lead", "whose=department"))).hasSize(2);
    }

    @Test
    void theSearchTakesTheTextAsItStands() {
        assertThat(list("yeonsu-lead", "q=100%_실사").path("total").asInt()).isEqualTo(2);
        assertThat(list("yeonsu-lead", "q=100__실사").path("total").asInt()).isZero();
        assertThat(list("yeonsu-lead", "q=기안").path("total").asInt()).isEqualTo(2);
        assertThat(list("yeonsu-lead", "q=공인사업 추진").path("total").asInt()).isEqualTo(2);
        assertThat(list("yeonsu-lead", "q=draft").path("total").asInt())
                .as("the English name")
                .isEqualTo(2);
        assertThat(list("yeonsu-lead", "q='; DROP TABLE").path("total").asInt()).isZero();
    }

    @Test
    void whoTookNoPartAndAnotherMunicipalitySeeNothing() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        for (String stranger : List.of("yeonsu-traffic", "yeonsu-auditor", "admin")) {
            assertThat(list(stranger, "").path("total").asInt()).as(stranger).isZero();
        }
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        assertThat(list("jung-lead", "").path("total").asInt()).isZero();
    }

    @Test
    void pagesHaveAnUpperBoundAndWhatCantBeAskedIsNamed() {
        assertThat(list("yeonsu-lead", "size=1").path("items")).hasSize(1);
        assertThat(names(list("yeonsu-lead", "size=1&page=1"))).containsExactly("기안·상신");
        assertThat(list("yeonsu-lead", "size=1&page=9999").path("items")).isEmpty();
        for (String wrong : List.of(
                "size=1&page=10000",
                "size=0",
                "size=101",
                "page=-1",
                "whose=all",
                "state=gone",
                "q=" + "a".repeat(101))) {
            assertThat(lead.get("/api/my-work?" + wrong).getStatusCode().value())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(lead.get("/api/my-work?state=gone")
                        .getBody()
                        .path("violations")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("state");
    }

    private JsonNode list(String account, String query) {
        JsonNode list = new Caller(http, account)
                .get("/api/my-work?project=" + PROJECT + "&" + query)
                .getBody();
        assertThat(list.has("items")).as("%s: %s", query, list).isTrue();
        return list;
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.path("items")).hasSize(1);
        return list.path("items").path(0);
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path("name").asText())
                .toList();
    }
}
