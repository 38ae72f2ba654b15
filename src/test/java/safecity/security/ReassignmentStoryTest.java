package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static safecity.security.Guarded.variables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A manager gives a task to somebody else: to whom, with which reason, and what stays on record. */
@ProcessStory
class ReassignmentStoryTest {

    private static final String MANAGER = "yeonsu-manager";
    private static final String LEAD = "yeonsu-lead";
    private static final String SECOND = "yeonsu-lead-second";
    private static final String REASON = "담당자가 이번 주 교육에 참석합니다.";

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

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identities;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    private Guarded api;

    @BeforeEach
    void begin() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        directory.ensureUser(SECOND, "안전관리과 담당 2", "safecity-demo", List.of("yeonsu-lead"), "yeonsu");
    }

    @AfterEach
    void leave() {
        identities.deleteUser(SECOND);
    }

    @Test
    void aTaskGoesToAnotherOfTheDepartmentAndTheReasonStaysWithBothNames() {
        assertThat(give(MANAGER, api.task, LEAD, REASON).getStatusCode().value())
                .isEqualTo(204);
        assertThat(give(MANAGER, api.task, SECOND, "  " + REASON + " ")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        assertThat(tasks.createTaskQuery().taskId(api.task).singleResult().getAssignee())
                .isEqualTo(SECOND);
        assertThat(lines(api.task))
                .containsExactly(
                        "null > yeonsu-lead by yeonsu-manager: " + REASON,
                        "yeonsu-lead > yeonsu-lead-second by yeonsu-manager: " + REASON);
        assertThat(history.createUserOperationLogQuery()
                        .taskId(api.task)
                        .operationType("Assign")
                        .list())
                .hasSize(2)
                .allMatch(entry -> MANAGER.equals(entry.getUserId()));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM access_log WHERE action = 'reassign' AND account = ? AND record LIKE ?")
                        .params(MANAGER, "task/" + api.task + " yeonsu-lead > yeonsu-lead-second")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(api.status(
                        LEAD, HttpMethod.POST, "/task/" + api.task + "/complete", variables("decision", "approve")))
                .isEqualTo(409);
        assertThat(api.status(
                        SECOND, HttpMethod.POST, "/task/" + api.task + "/complete", variables("decision", "approve")))
                .isEqualTo(204);
        assertThat(give(MANAGER, api.task, LEAD, REASON).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void onlyToSomebodyWhoMayDoItAndOnlyWithAReason() {
        for (String stranger : List.of("yeonsu-legal", "yeonsu-manager", "admin", "nobody", "")) {
            assertThat(field(give(MANAGER, api.task, stranger, REASON)))
                    .as(stranger)
                    .isEqualTo("400 assignee");
        }
        assertThat(field(give(MANAGER, api.task, null, REASON))).isEqualTo("400 assignee");
        for (String reason : List.of("", "    ", "가나다라", "가".repeat(1001), "가나다\u0000라마바")) {
            assertThat(field(give(MANAGER, api.task, LEAD, reason))).as(reason).isEqualTo("400 reason");
        }
        assertThat(field(give(MANAGER, api.task, LEAD, null))).isEqualTo("400 reason");
        assertThat(lines(api.task)).isEmpty();
        assertThat(give(MANAGER, api.task, LEAD, "가나다라마").getStatusCode().value())
                .isEqualTo(204);
        assertThat(give(MANAGER, api.task, LEAD, "가".repeat(1000))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(give(MANAGER, api.task, SECOND, "가".repeat(1000))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void nobodyElseReassignsAndAnotherMunicipalitysTaskIsNotThere() {
        for (String account : List.of(LEAD, "yeonsu-lead-head", "yeonsu-auditor", "admin", "yeonsu-support-centre")) {
            assertThat(give(account, api.task, SECOND, REASON).getStatusCode().value())
                    .as(account)
                    .isEqualTo(403);
        }
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.management("jung-manager", "jung"), "관리");
        directory.ensureUser("jung-manager", "관리", "safecity-demo", List.of("jung-manager"), "jung");
        ResponseEntity<JsonNode> refused = give("jung-manager", api.task, LEAD, REASON);
        assertThat(refused.getStatusCode().value()).isEqualTo(404);
        assertThat(refused.getBody().path("detail"))
                .isEqualTo(give("jung-manager", "no-such-task", LEAD, REASON)
                        .getBody()
                        .path("detail"));
        assertThat(field(give(MANAGER, api.task, "jung-manager", REASON))).isEqualTo("400 assignee");
        assertThat(tasks.createTaskQuery().taskId(api.task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void whatIsWrittenIsNotChanged() {
        give(MANAGER, api.task, LEAD, REASON);
        for (String change : List.of(
                "UPDATE task_reassignment SET reason = 'anything else'",
                "DELETE FROM task_reassignment",
                "TRUNCATE task_reassignment")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("never changed");
        }
    }

    private List<String> lines(String task) {
        return jdbc.sql(
                        "SELECT from_account, to_account, by_account, reason FROM task_reassignment WHERE task_id = ? ORDER BY id")
                .param(task)
                .query((row, number) -> row.getString(1) + " > " + row.getString(2) + " by " + row.getString(3) + ": "
                        + row.getString(4))
                .list();
    }

    private static String field(ResponseEntity<JsonNode> refused) {
        return refused.getStatusCode().value() + " "
                + refused.getBody().path("violations").path(0).path("field").asText();
    }

    private ResponseEntity<JsonNode> give(String account, String task, String assignee, String reason) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        Map<String, Object> body = new HashMap<>();
        body.put("assignee", assignee);
        body.put("reason", reason);
        return http.exchange(
                "/api/tasks/" + task + "/assignee", HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }
}
