package safecity.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.absence.Substitutions;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.Story;

/** An officer of the council's office with two open tasks, one of them with a legal term, and somebody to take over. */
abstract class TransferStory {

    static final String PROJECT = "yeonsu-transfer";
    static final String LEAVING = "yeonsu-leaving";
    static final String TAKING = "yeonsu-taking";
    static final String POST = "yeonsu-planning";
    static final String HEAD = POST + "-head";
    static final String MANAGER = "yeonsu-manager";
    static final LocalDate MONDAY = LocalDate.of(2024, 7, 1);
    static final LocalDate DAY = MONDAY.plusDays(2);

    @Autowired
    Story story;

    @Autowired
    TransferExecution succession;

    @Autowired
    Substitutions standIns;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    String draft;
    String legal;

    @BeforeEach
    void twoTasks() {
        directory.ensureUser(LEAVING, "의회사무과 담당", "safecity-demo", List.of(POST), "yeonsu");
        directory.ensureUser(TAKING, "법무팀 담당 2", "safecity-demo", List.of("yeonsu-legal"), "yeonsu");
        story.on(MONDAY, PROJECT);
        repository
                .createDeployment()
                .name("legal-term")
                .enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn")
                .deploy();
        story.start("legal-term", Map.of());
        story.start(
                "approval",
                Map.of(
                        "documentKind",
                        "audit-plan",
                        "documentTitle",
                        "실사 대응 계획",
                        "documentAmount",
                        0,
                        "drafterRole",
                        "planning"));
        draft = taken("draft");
        legal = taken("transmit");
    }

    @AfterEach
    void everythingIsBack() {
        jdbc.sql(
                        "UPDATE transfer SET withdrawn_by = 'test', withdrawn_at = now() WHERE withdrawn_at IS NULL AND done_at IS NULL")
                .update();
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        standIns.bringUpToDate();
        List.of(LEAVING, TAKING).forEach(identities::deleteUser);
        story.clear(PROJECT);
    }

    private String taken(String element) {
        String task = story.task(element).getId();
        tasks.deleteCandidateGroup(task, "yeonsu-council-office");
        tasks.addCandidateGroup(task, POST);
        tasks.setAssignee(task, LEAVING);
        return task;
    }

    /** The other draft of the story, which nobody has. */
    Task otherDraft() {
        return story.tasks("draft").stream()
                .filter(task -> !task.getId().equals(draft))
                .findFirst()
                .orElseThrow();
    }

    /** Until the day at nine, and the job has run. */
    void on(LocalDate day) {
        story.on(day, PROJECT);
        succession.bringUpToDate();
    }

    ResponseEntity<JsonNode> register(String by, String account, String successor, LocalDate day) {
        return register(by, account, null, successor, day == null ? null : day.toString());
    }

    ResponseEntity<JsonNode> register(String by, String account, String post, String successor, String day) {
        Map<String, Object> body = new HashMap<>();
        body.put("account", account);
        body.put("post", post);
        body.put("successor", successor);
        body.put("day", day);
        return call(by, HttpMethod.POST, "/api/transfers", body);
    }

    long registered(String successor, LocalDate day) {
        ResponseEntity<JsonNode> answer = register(MANAGER, LEAVING, successor, day);
        if (answer.getStatusCode().value() != 201) {
            throw new AssertionError(answer);
        }
        return answer.getBody().path("id").asLong();
    }

    ResponseEntity<JsonNode> call(String account, HttpMethod method, String path, Object body) {
        return new Caller(http, account).call(method, path, body);
    }

    void away(String account, String substitute, LocalDate from, LocalDate to) {
        ResponseEntity<JsonNode> answer = call(
                account,
                HttpMethod.POST,
                "/api/absences",
                Map.of("account", account, "substitute", substitute, "from", from.toString(), "to", to.toString()));
        if (answer.getStatusCode().value() != 201) {
            throw new AssertionError(answer);
        }
    }

    String assignee(String task) {
        Task found = tasks.createTaskQuery().taskId(task).singleResult();
        return found.getAssignee() == null ? "nobody" : found.getAssignee();
    }

    List<String> groups(String account) {
        return accounts.find(account).orElseThrow().groups();
    }

    List<String> moves(long id) {
        return jdbc.sql(
                        "SELECT element || ' ' || from_account || ' > ' || coalesce(to_account, 'nobody') FROM transfer_move WHERE transfer_id = ? ORDER BY element")
                .param(id)
                .query(String.class)
                .list();
    }

    /** Open notices about a task: kind and recipient. */
    List<String> told(String task) {
        return jdbc.sql("SELECT kind || ' ' || recipient FROM notice WHERE task_id = ? AND ended_at IS NULL ORDER BY 1")
                .param(task)
                .query(String.class)
                .list();
    }
}
