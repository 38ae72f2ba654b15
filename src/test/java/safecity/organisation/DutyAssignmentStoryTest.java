package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A duty goes to another department from a day on: what is routed, what is open and who may start what go with it. */
@ProcessStory
class DutyAssignmentStoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);
    private static final List<String> PEOPLE =
            List.of("lead", "lead-head", "disaster", "disaster-head", "legal", "manager", "auditor");

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    Municipalities municipalities;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    DutyChanges changes;

    @Autowired
    Routing routing;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private static int count;

    /** Each story has a municipality of its own: what is assigned stays assigned. */
    private String dong;

    @BeforeEach
    void setUp() {
        dong = "dong" + ++count;
        story.on(MONDAY, "duties-" + dong);
        transaction.executeWithoutResult(status -> {
            municipalities.set(new MunicipalityFile(
                    dong,
                    "동구",
                    "Dong-gu",
                    KnownDuties.ALL.stream()
                            .map(duty -> new MunicipalityFile.Entry(duty, null, duty, duty))
                            .toList()));
            PEOPLE.forEach(post ->
                    directory.ensureUser(dong + "-" + post, post, "safecity-demo", List.of(dong + "-" + post), dong));
        });
    }

    @Test
    void fromItsDayOnAndNotBeforeADutyIsAnothers() {
        assertThat(enter("lead", "disaster", MONDAY.plusDays(1)).getStatusCode().value())
                .isEqualTo(201);
        assertThat(routing.group(dong, "lead")).isEqualTo(dong + "-lead");
        assertThat(jdbc.sql("SELECT account FROM access_log WHERE action = 'administer' AND record = ?")
                        .param("duty/" + dong + "/lead > " + dong + "-disaster")
                        .query(String.class)
                        .list())
                .as("who gave it stands in the record of access")
                .containsExactly("admin");
        story.days(1);
        assertThat(routing.group(dong, "lead")).isEqualTo(dong + "-disaster");
        assertThat(routing.approvers(dong, "lead")).isEqualTo(dong + "-disaster-head");
        assertThat(routing.name(dong, "lead")).isEqualTo("disaster");
        assertThat(routing.group("yeonsu", "lead")).isEqualTo("yeonsu-lead");
    }

    @Test
    void theLaterDayCountsAndOfOneDayTheLaterLine() {
        enter("budget", "legal", MONDAY.plusDays(2));
        enter("budget", "planning", MONDAY.plusDays(2));
        enter("budget", "contract", MONDAY.plusDays(1));
        assertThat(on(MONDAY)).isEqualTo("budget");
        assertThat(on(MONDAY.plusDays(1))).isEqualTo("contract");
        assertThat(on(MONDAY.plusDays(2))).isEqualTo("planning");
        assertThat(api("admin").path("assignments").findValuesAsText("department"))
                .containsExactly(dong + "-planning", dong + "-legal", dong + "-contract");
        assertThat(jdbc.sql("SELECT count(*) FROM duty_assignment_carried_out c JOIN duty_assignment a"
                                + " ON a.id = c.assignment WHERE a.municipality = ?")
                        .param(dong)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void openTasksFollowOnThatDayAndWhoHadThemHasThemNoMore() {
        String task = begun();
        assertThat(status("lead", "/task/" + task + "/claim", Map.of("userId", dong + "-lead")))
                .isEqualTo(204);
        assertThat(status("disaster", "/task/" + task + "/claim", Map.of("userId", dong + "-disaster")))
                .isEqualTo(403);
        enter("lead", "disaster", MONDAY.plusDays(1));
        changes.bringUpToDate();
        assertThat(story.candidates(load(task))).containsExactly(dong + "-lead");

        story.days(1);
        changes.bringUpToDate();
        assertThat(story.candidates(load(task))).containsExactly(dong + "-disaster");
        assertThat(load(task).getAssignee()).isNull();
        for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
            Caller before = new Caller(http, dong + "-lead");
            assertThat(before.status(HttpMethod.GET, mount + "/task/" + task, null))
                    .isIn(403, 404);
            assertThat(before.status(
                            HttpMethod.POST, mount + "/task/" + task + "/claim", Map.of("userId", dong + "-lead")))
                    .isEqualTo(403);
            assertThat(before.status(
                            HttpMethod.POST, mount + "/task/" + task + "/submit-form", Map.of("variables", Map.of())))
                    .isEqualTo(403);
        }
        assertThat(status("disaster", "/task/" + task + "/claim", Map.of("userId", dong + "-disaster")))
                .isEqualTo(204);
        // A second time nothing moves, and nobody loses what they have taken.
        changes.bringUpToDate();
        assertThat(load(task).getAssignee()).isEqualTo(dong + "-disaster");
        assertThat(api("manager").path("assignments").get(0).path("tasks").asInt())
                .isEqualTo(1);
    }

    @Test
    void theRightsThatComeWithADutyGoOverWithIt() {
        assertThat(starts("lead")).isEqualTo(200);
        assertThat(starts("disaster")).isEqualTo(403);
        enter("lead", "disaster", MONDAY);
        assertThat(starts("lead")).isEqualTo(403);
        assertThat(starts("disaster")).isEqualTo(200);
    }

    @Test
    void tasksOfOtherDutiesAndOfOtherMunicipalitiesStay() {
        String task = begun();
        enter("legal", "planning", MONDAY);
        assertThat(story.candidates(load(task))).containsExactly(dong + "-lead");
        assertThat(api("admin").path("assignments").get(0).path("tasks").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "astronomy, disaster, 0, 조직 개편, duty.unknown",
        "lead, nobody, 0, 조직 개편, duty.department",
        "lead, police, 0, 조직 개편, duty.kind",
        "audit, legal, 0, 조직 개편, duty.kind",
        "certifier, lead, 0, 조직 개편, duty.kind",
        "mayor, legal, 0, 조직 개편, duty.kind",
        "lead, disaster, -1, 조직 개편, duty.past",
        "lead, disaster, 367, 조직 개편, duty.tooFar",
        "lead, lead, 0, 조직 개편, duty.same"
    })
    void whatCanNotBeIsRefusedByFieldAndRule(String duty, String department, int day, String reason, String rule) {
        ResponseEntity<JsonNode> answer = enter(duty, department, MONDAY.plusDays(day));
        assertThat(answer.getBody().path("violations").findValuesAsText("rule")).containsExactly(rule);
        assertThat(api("admin").path("assignments")).isEmpty();
    }

    @Test
    void theFurthestDayIsAYearAndTheDayAndTheReasonAreNeeded() {
        assertThat(enter("lead", "disaster", MONDAY.plusDays(366))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        Map<String, Object> none = new HashMap<>(asked("legal", "planning", MONDAY));
        none.remove("from");
        assertThat(rules(none)).containsExactly("duty.dayMissing");
        Map<String, Object> silent = new HashMap<>(asked("legal", "planning", MONDAY));
        silent.put("reason", " ");
        assertThat(rules(silent)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "lead-head", "manager", "auditor"})
    void onlyAnAdministratorAssigns(String account) {
        assertThat(new Caller(http, dong + "-" + account)
                        .status(HttpMethod.POST, "/api/duties", asked("lead", "disaster", MONDAY)))
                .isEqualTo(403);
        assertThat(routing.group(dong, "lead")).isEqualTo(dong + "-lead");
    }

    @Test
    void whoOverseesAMunicipalityReadsItsOwn() {
        assertThat(api("manager").path("today").path("legal").asText()).isEqualTo(dong + "-legal");
        assertThat(api("auditor").path("today").path("legal").asText()).isEqualTo(dong + "-legal");
        for (String account : List.of("yeonsu-manager", dong + "-lead")) {
            assertThat(new Caller(http, account)
                            .get("/api/duties?municipality=" + dong)
                            .getStatusCode()
                            .value())
                    .as(account)
                    .isEqualTo(404);
        }
    }

    private String begun() {
        JsonNode started = new Caller(http, dong + "-lead")
                .call(
                        HttpMethod.POST,
                        "/engine-rest/process-definition/key/certification/submit-form",
                        values(Map.of("startYear", 2031, "projectTitle", "동구 사업")))
                .getBody();
        assertThat(started.path("id").asText()).as(started.toString()).isNotEmpty();
        return tasks.createTaskQuery()
                .tenantIdIn(dong)
                .taskDefinitionKey("draft-plan")
                .singleResult()
                .getId();
    }

    private int starts(String account) {
        return new Caller(http, dong + "-" + account)
                .status(
                        HttpMethod.POST,
                        "/engine-rest/process-definition/key/certification/submit-form",
                        values(Map.of("startYear", 2031, "projectTitle", "동구 사업")));
    }

    private org.camunda.bpm.engine.task.Task load(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult();
    }

    private String on(LocalDate day) {
        return routing.department(dong, "budget", day).orElseThrow().duty();
    }

    private int status(String account, String path, Object body) {
        return new Caller(http, dong + "-" + account).status(HttpMethod.POST, "/engine-rest" + path, body);
    }

    private JsonNode api(String account) {
        String reader = account.equals("admin") ? account : dong + "-" + account;
        return new Caller(http, reader).get("/api/duties?municipality=" + dong).getBody();
    }

    private ResponseEntity<JsonNode> enter(String duty, String department, LocalDate from) {
        return new Caller(http, "admin").call(HttpMethod.POST, "/api/duties", asked(duty, department, from));
    }

    private List<String> rules(Map<String, Object> asked) {
        return new Caller(http, "admin")
                .call(HttpMethod.POST, "/api/duties", asked)
                .getBody()
                .path("violations")
                .findValuesAsText("rule");
    }

    private Map<String, Object> asked(String duty, String department, LocalDate from) {
        return Map.of(
                "municipality",
                dong,
                "duty",
                duty,
                "department",
                dong + "-" + department,
                "from",
                from.toString(),
                "reason",
                "조직 개편");
    }

    private static Map<String, Object> values(Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }
}
