package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.security.Guarded.variables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The person one minute after the ground of their right has ended, at every door. */
@ProcessStory
class RightsThatEndedTest {

    private static final String OFFICER = "yeonsu-rights-officer";
    private static final String OTHER = "yeonsu-rights-other";
    private static final String MANAGER = "yeonsu-manager";
    private static final String PASSWORD = "safecity-demo";
    private static final String REASON = "이해관계가 있어 담당을 바꿉니다.";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";

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
    IdentityService identities;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Guarded api;
    private Browser session;

    enum End {
        LEAVES_THE_GROUP,
        IS_TRANSFERRED,
        COMES_BACK_FROM_STANDING_IN
    }

    @BeforeEach
    void twoOfADepartment() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        directory.ensureUser(OFFICER, "안전관리과 주무관", PASSWORD, List.of("yeonsu-lead"), "yeonsu");
        directory.ensureUser(OTHER, "안전관리과 주무관 2", PASSWORD, List.of("yeonsu-lead"), "yeonsu");
        session = new Browser(port);
    }

    @AfterEach
    void leave() {
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        identities.deleteUser(OFFICER);
        identities.deleteUser(OTHER);
        if (api.isOpen()) {
            runtime.deleteProcessInstance(api.instance, "the story is told");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWorksOnByARightThatHasEnded(End end) {
        String person = begins(end);
        session.signIn(person, PASSWORD);
        assertThat(api.status(person, HttpMethod.POST, "/task/" + api.task + "/claim", Map.of("userId", person)))
                .isEqualTo(204);
        assertThat(readable(person)).as("while it lasts").hasSize(DOORS.size());
        ends(end);
        assertThat(readable(person)).as("a minute later").isEmpty();
        assertThat(assignee()).as("the task waits for those who may").isNotEqualTo(person);
        closed(person);
        assertThat(api.isOpen()).isTrue();
    }

    @Test
    void theEngineKeepsNoPersonalRightToATask() {
        tasks.setAssignee(api.task, OFFICER);
        tasks.setAssignee(api.task, OTHER);
        tasks.setOwner(api.task, OFFICER);
        assertThat(grants("user_id_ IS NOT NULL AND resource_type_ IN (7, 19, 20)"))
                .isZero();
        assertThat(grants("group_id_ = 'yeonsu-lead' AND resource_id_ = '" + api.task + "'"))
                .isPositive();
        tasks.deleteCandidateGroup(api.task, "yeonsu-lead");
        assertThat(grants("resource_type_ = 7 AND resource_id_ = '" + api.task + "'"))
                .as("of a group that is no candidate any more")
                .isZero();
    }

    @Test
    void fromWhomAManagerTookATaskDoesNotReadOrTakeItAgainUntilItIsGivenBack() {
        session.signIn(OFFICER, PASSWORD);
        give(OFFICER);
        give(OTHER);
        assertThat(readable(OFFICER))
                .as("the list of the department's tasks stays")
                .containsOnly("/task/{id}");
        assertThat(api.status(OTHER, HttpMethod.POST, "/task/" + api.task + "/unclaim", null))
                .isEqualTo(204);
        closed(OFFICER);
        assertThat(readable("yeonsu-lead")).as("any other colleague").hasSize(DOORS.size());
        give(OFFICER);
        assertThat(readable(OFFICER)).hasSize(DOORS.size());
        assertThat(api.status(
                        OFFICER, HttpMethod.POST, "/task/" + api.task + "/complete", variables("decision", "approve")))
                .isEqualTo(204);
    }

    /** Taking a task for nobody would give back what a colleague holds. */
    @Test
    void aColleagueTakesNothingFromWhoHoldsIt() {
        session.signIn(OFFICER, PASSWORD);
        assertThat(session.get(TASKLIST + "/task/" + api.task).statusCode()).isEqualTo(200);
        tasks.setAssignee(api.task, OTHER);
        for (Object body :
                List.of(Map.of(), java.util.Collections.singletonMap("userId", null), Map.of("userId", OFFICER))) {
            assertThat(api.status(OFFICER, HttpMethod.POST, "/task/" + api.task + "/claim", body))
                    .isIn(403, 409);
            assertThat(session.call("POST", TASKLIST + "/task/" + api.task + "/claim", body)
                            .statusCode())
                    .isIn(403, 409);
        }
        assertThat(api.status(OFFICER, HttpMethod.POST, "/task/" + api.task + "/unclaim", null))
                .isEqualTo(403);
        assertThat(assignee()).isEqualTo(OTHER);
        assertThat(api.status(
                        OTHER,
                        HttpMethod.POST,
                        "/task/" + api.task + "/claim",
                        java.util.Collections.singletonMap("userId", null)))
                .isEqualTo(204);
        assertThat(assignee()).as("one's own is given back").isNull();
    }

    @Test
    void whoIsRemovedLeavesNoTaskBehindThatNobodyCanTake() {
        tasks.setAssignee(api.task, OFFICER);
        identities.deleteUser(OFFICER);
        assertThat(assignee()).isNull();
    }

    private static final List<String> DOORS = List.of(
            "/task/{id}",
            "/task/{id}/form",
            "/task/{id}/form-variables",
            "/task/{id}/deployed-form",
            "/task/{id}/variables",
            "/api/tasks/{id}/comments",
            "/api/tasks/{id}/help");

    /** What of the task somebody reads, by password and by session alike. */
    private List<String> readable(String person) {
        return DOORS.stream().filter(door -> reads(person, door)).toList();
    }

    private boolean reads(String person, String door) {
        String path = door.replace("{id}", api.task);
        boolean own = door.startsWith("/api");
        boolean byPassword = new Caller(http, person)
                .get(own ? path : "/engine-rest" + path)
                .getStatusCode()
                .is2xxSuccessful();
        if (person.equals(OFFICER)) {
            boolean bySession = session.get(own ? path : TASKLIST + path).statusCode() == 200;
            assertThat(bySession).as("by session: %s", door).isEqualTo(byPassword);
        }
        return byPassword;
    }

    private void closed(String person) {
        Object decided = variables("decision", "approve");
        for (String act : List.of("claim", "complete", "submit-form")) {
            Object body = act.equals("claim") ? Map.of("userId", person) : decided;
            String path = "/task/" + api.task + "/" + act;
            assertThat(api.status(person, HttpMethod.POST, path, body)).as(act).isIn(403, 404, 409);
            assertThat(session.call("POST", TASKLIST + path, body).statusCode())
                    .as("Tasklist: " + act)
                    .isIn(401, 403, 404, 409);
        }
    }

    private String begins(End end) {
        if (end == End.COMES_BACK_FROM_STANDING_IN) {
            identities.deleteMembership(OFFICER, "yeonsu-lead");
            identities.createMembership(OFFICER, "yeonsu-lead-head");
            tasks.addCandidateGroup(api.task, "yeonsu-lead");
            assertThat(new Caller(http, "yeonsu-lead")
                            .status(
                                    HttpMethod.POST,
                                    "/api/absences",
                                    Map.of("substitute", OFFICER, "from", day(0), "to", day(3))))
                    .isEqualTo(201);
        }
        return OFFICER;
    }

    private void ends(End end) {
        switch (end) {
            case LEAVES_THE_GROUP -> identities.deleteMembership(OFFICER, "yeonsu-lead");
            case IS_TRANSFERRED ->
                assertThat(new Caller(http, OFFICER)
                                .status(HttpMethod.POST, "/api/transfers", Map.of("successor", OTHER, "day", day(0))))
                        .isEqualTo(201);
            default -> {
                long id = jdbc.sql("SELECT max(id) FROM absence")
                        .query(Long.class)
                        .single();
                assertThat(session.get("/absences").statusCode())
                        .as("nobody was thrown out")
                        .isEqualTo(200);
                Browser lead = new Browser(port);
                lead.signIn("yeonsu-lead", PASSWORD);
                assertThat(lead.submit("/absences", "/absences/" + id + "/end", Map.of())
                                .statusCode())
                        .isEqualTo(302);
                assertThat(session.get("/absences").statusCode())
                        .as("nor at its end")
                        .isEqualTo(200);
                assertThat(assignee()).as("back to whose post it is").isEqualTo("yeonsu-lead");
            }
        }
    }

    private void give(String to) {
        assertThat(new Caller(http, MANAGER)
                        .status(
                                HttpMethod.POST,
                                "/api/tasks/" + api.task + "/assignee",
                                Map.of("assignee", to, "reason", REASON)))
                .isEqualTo(204);
    }

    private static String day(int later) {
        return LocalDate.of(2023, 5, 8).plusDays(later).toString();
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(api.task).singleResult().getAssignee();
    }

    private long grants(String which) {
        return jdbc.sql("SELECT count(*) FROM act_ru_authorization WHERE " + which)
                .query(Long.class)
                .single();
    }
}
