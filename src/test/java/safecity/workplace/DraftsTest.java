package safecity.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.processes.ProcessStarted;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What was typed and not submitted: who may read and write it, and when it goes. */
@ProcessStory
class DraftsTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 5, 8);

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate http;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    private Caller lead;
    private Caller successor;
    private String task;
    private String place;

    @BeforeEach
    void aDraftingTask() {
        story.on(TODAY, "yeonsu-drafts");
        if (story.openTasks().isEmpty()) {
            story.start(
                    "approval",
                    Map.of(
                            "documentKind",
                            "plan",
                            "documentTitle",
                            "임시 저장",
                            "documentAmount",
                            0,
                            "drafterRole",
                            "lead"));
        }
        directory.ensureUser("yeonsu-lead-successor", "후임", "safecity-demo", List.of("yeonsu-lead"), "yeonsu");
        lead = new Caller(http, "yeonsu-lead");
        successor = new Caller(http, "yeonsu-lead-successor");
        task = story.task("draft").getId();
        place = "/api/tasks/" + task + "/draft";
        jdbc.sql("DELETE FROM task_draft").update();
        tasks.setAssignee(task, null);
    }

    @Test
    void anotherOfficerOfTheDepartmentFindsWhatTheFirstOneTyped() {
        assertThat(lead.status(GET, place, null)).isEqualTo(204);
        JsonNode saved = lead.call(PUT, place, typed(0, "아직 다 쓰지 못한 의견")).getBody();
        assertThat(saved.path("own").asBoolean()).isTrue();

        JsonNode found = successor.get(place).getBody();
        assertThat(found.path("values").path("comment").asText()).isEqualTo("아직 다 쓰지 못한 의견");
        assertThat(found.path("savedBy").asText()).isEqualTo("안전관리과");
        assertThat(found.path("own").asBoolean()).isFalse();
        assertThat(found.path("version")).isEqualTo(saved.path("version"));
    }

    @Test
    void nothingIsOverwrittenUnseen() {
        long first = version(lead.call(PUT, place, typed(0, "하나")).getBody());
        assertThat(successor.status(PUT, place, typed(0, "둘"))).isEqualTo(409);
        long second = version(successor.call(PUT, place, typed(first, "둘")).getBody());

        JsonNode refused = lead.call(PUT, place, typed(first, "셋")).getBody();
        assertThat(refused.path("title").asText()).isEqualTo("draft.changed");
        assertThat(refused.path("message").asText()).contains("그사이 다른 담당자가 임시 저장하였거나 지웠습니다.");
        assertThat(lead.status(DELETE, place + "?version=" + first, null)).isEqualTo(409);
        assertThat(lead.get(place).getBody().path("values").path("comment").asText())
                .isEqualTo("둘");

        assertThat(lead.status(DELETE, place + "?version=" + second, null)).isEqualTo(204);
        assertThat(lead.status(DELETE, place + "?version=" + second, null)).isEqualTo(204);
        assertThat(successor.status(PUT, place, typed(second, "넷"))).isEqualTo(409);
    }

    @Test
    void whoMayNotWorkOnTheTaskIsToldSoAndAnotherMunicipalityNothing() {
        lead.call(PUT, place, typed(0, "우리 부서의 일"));
        for (String other : List.of("yeonsu-legal", "yeonsu-auditor", "yeonsu-manager", "admin")) {
            Caller caller = new Caller(http, other);
            assertThat(caller.status(GET, place, null)).as(other).isEqualTo(403);
            assertThat(caller.status(PUT, place, typed(0, "남의 일"))).as(other).isEqualTo(403);
            assertThat(caller.status(DELETE, place + "?version=1", null))
                    .as(other)
                    .isEqualTo(403);
        }
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        Caller stranger = new Caller(http, "jung-lead");
        JsonNode there = stranger.get(place).getBody();
        JsonNode nowhere = stranger.get("/api/tasks/00000000-0000-0000-0000-000000000000/draft")
                .getBody();
        assertThat(there.path("status").asInt()).isEqualTo(404);
        assertThat(there.path("message")).isEqualTo(nowhere.path("message"));
        assertThat(stranger.status(PUT, place, typed(0, "남의 일"))).isEqualTo(404);
    }

    @Test
    void whileSomebodyElseHasTheTaskOnlyTheyGoOn() {
        tasks.setAssignee(task, "yeonsu-lead");
        lead.call(PUT, place, typed(0, "맡은 사람"));
        assertThat(successor.call(GET, place, null).getBody().path("title").asText())
                .isEqualTo("task.taken");
        assertThat(successor.status(PUT, place, typed(0, "다른 사람"))).isEqualTo(409);

        tasks.setAssignee(task, "yeonsu-lead-successor");
        assertThat(successor.get(place).getBody().path("values").path("comment").asText())
                .isEqualTo("맡은 사람");
        assertThat(lead.status(GET, place, null)).isEqualTo(409);
    }

    @Test
    void onlyTheFormsFieldsAreKeptAndNeverMoreThanAFormHolds() {
        JsonNode saved = lead.call(
                        PUT,
                        place,
                        Map.of("version", 0, "values", Map.of("comment", "남는 것", "approved", true, "documentId", "x")))
                .getBody();
        assertThat(saved.path("values").properties())
                .singleElement()
                .satisfies(value -> assertThat(value.getKey()).isEqualTo("comment"));

        assertThat(lead.status(PUT, place, typed(version(saved), "a".repeat(65_536 - "{'comment':''}".length()))))
                .isEqualTo(200);
        long now = version(lead.get(place).getBody());
        assertThat(lead.status(PUT, place, typed(now, "a".repeat(65_537 - "{'comment':''}".length()))))
                .isEqualTo(413);
        assertThat(lead.status(PUT, place, typed(now, "a".repeat(2_000_000)))).isEqualTo(413);
        assertThat(lead.status(PUT, place, Map.of("values", Map.of()))).isEqualTo(400);
        assertThat(lead.status(PUT, place, List.of(1))).isEqualTo(400);
        assertThat(lead.status(PUT, place, typed(now, "글자 \u0000 \uD83C"))).isEqualTo(200);
    }

    @Test
    void aDraftIsNoSubmissionAndEndsWithItsTask() {
        String instance = story.task("draft").getProcessInstanceId();
        lead.call(PUT, place, Map.of("version", 0, "values", Map.of("decision", "submit", "comment", "초안")));

        assertThat(story.openTasks()).containsExactly("draft");
        assertThat(runtime.getVariables(instance)).doesNotContainEntry("comment", "초안");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableValueEquals("comment", "초안")
                        .count())
                .isZero();

        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "다른 의견"));
        assertThat(drafts()).isZero();
        assertThat(lead.status(GET, place, null)).isEqualTo(404);
        assertThat(lead.status(PUT, place, typed(0, "늦은 저장"))).isEqualTo(404);
    }

    @Test
    void aDraftEndsWithATaskThatIsCancelledToo() {
        lead.call(PUT, place, typed(0, "취소될 업무"));
        runtime.deleteProcessInstance(story.task("draft").getProcessInstanceId(), "시험");
        assertThat(drafts()).isZero();
    }

    @Test
    void aStartFormsDraftIsThePersonsOwnAndGoesWhenTheyStart() {
        String start = "/api/start-forms/programme-proposal-programme-found/draft";
        assertThat(lead.status(PUT, start, Map.of("version", 0, "values", Map.of("nothing", 1))))
                .isEqualTo(200);
        assertThat(lead.status(GET, start, null)).isEqualTo(200);
        assertThat(successor.status(GET, start, null)).isEqualTo(204);
        assertThat(lead.status(PUT, start, Map.of("version", 0, "values", Map.of())))
                .isEqualTo(409);
        assertThat(new Caller(http, "yeonsu-auditor").status(GET, start, null)).isEqualTo(404);
        assertThat(lead.status(GET, "/api/start-forms/unknown/draft", null)).isEqualTo(404);

        String leadsOnly = "/api/start-forms/abandonment-request-abandonment-requested/draft";
        assertThat(new Caller(http, "yeonsu-legal").status(GET, leadsOnly, null))
                .isEqualTo(404);
        assertThat(lead.status(PUT, leadsOnly, Map.of("version", 0, "values", Map.of())))
                .isEqualTo(200);
        events.publishEvent(new ProcessStarted("yeonsu-lead", "abandonment-request-abandonment-requested"));
        assertThat(lead.status(GET, leadsOnly, null)).isEqualTo(204);
    }

    private int drafts() {
        return jdbc.sql("SELECT count(*) FROM task_draft WHERE task_id = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> typed(long seen, String comment) {
        return Map.of("version", seen, "values", Map.of("comment", comment));
    }

    private static long version(JsonNode draft) {
        return draft.path("version").asLong();
    }
}
