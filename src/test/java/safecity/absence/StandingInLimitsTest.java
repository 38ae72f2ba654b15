package safecity.absence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Standing in has limits, a second person, and nobody hears of it afterwards only; the same rule at every door. */
@ProcessStory
class StandingInLimitsTest {

    private static final String PROJECT = "yeonsu-limits";
    private static final String MANAGER = "yeonsu-manager";
    private static final String HEAD = "yeonsu-legal-head";
    private static final String OFFICER = "yeonsu-legal";
    private static final LocalDate DAY = LocalDate.of(2023, 9, 4);

    @Autowired
    Story story;

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
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aDay() {
        story.on(DAY, PROJECT);
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        jdbc.sql("UPDATE transfer SET withdrawn_at = now() WHERE withdrawn_at IS NULL AND done_at IS NULL")
                .update();
        standIns.bringUpToDate();
        story.clear(PROJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "yeonsu-mayor, yeonsu-manager",
        "yeonsu-mayor, yeonsu-certifier-head",
        "yeonsu-lead, yeonsu-certifier",
        "yeonsu-budget-head, yeonsu-auditor",
        "yeonsu-audit, yeonsu-lead",
        "yeonsu-auditor, yeonsu-lead",
        "yeonsu-police, yeonsu-citizens-panel",
        "yeonsu-council-office, yeonsu-lead-head",
        "yeonsu-mayor, yeonsu-lead-head"
    })
    void neitherOneselfNorAManagerLendsAPostToWhoMayNotHoldIt(String away, String substitute) {
        assertThat(field(enter(away, null, substitute))).isEqualTo("400 substitute");
        assertThat(field(enter(MANAGER, away, substitute))).isEqualTo("400 substitute");
        assertThat(names("yeonsu-mayor".equals(away) ? MANAGER : away, away)).doesNotContain(substitute);
        assertThat(absences()).isZero();
    }

    @Test
    void whatSomebodyEntersForAnotherWaitsForASecondPersonWhoGainsNothing() {
        assertThat(enter(MANAGER, HEAD, OFFICER).getStatusCode().value()).isEqualTo(201);
        long id = newest();
        assertThat(holds(OFFICER, HEAD)).as("before anybody else has said yes").isFalse();
        for (String nobody : List.of(MANAGER, OFFICER, "yeonsu-lead-head", "yeonsu-auditor", "yeonsu-certifier-head")) {
            assertThat(status(nobody, "/api/absences/" + id + "/confirm"))
                    .as(nobody)
                    .isEqualTo(403);
        }
        assertThat(holds(OFFICER, HEAD)).isFalse();
        assertThat(status("yeonsu-director", "/api/absences/" + id + "/confirm"))
                .isEqualTo(204);
        assertThat(holds(OFFICER, HEAD)).isTrue();
        assertThat(status("yeonsu-director", "/api/absences/" + id + "/confirm"))
                .as("a second click")
                .isEqualTo(204);
        assertThat(log("absence/" + id + " %"))
                .containsExactly(
                        "yeonsu-manager: pending yeonsu-legal-head > yeonsu-legal 2023-09-04/2023-09-06",
                        "yeonsu-director: confirmed yeonsu-legal-head > yeonsu-legal 2023-09-04/2023-09-06");
    }

    @Test
    void everybodyConcernedIsToldAtOnceAndItStandsInTheAccessLog() {
        enter(HEAD, null, OFFICER);
        long id = newest();
        assertThat(told("absence/" + id)).containsEntry(HEAD, "entered").containsEntry(OFFICER, "entered");
        JsonNode notices = new Caller(http, OFFICER).get("/api/notifications").getBody();
        assertThat(notices.toString()).contains("의 부재(2023. 9. 4.~2023. 9. 6.)가 등록되었습니다.");
        assertThat(status(OFFICER, "/api/absences/" + id + "/end"))
                .as("who declines")
                .isEqualTo(204);
        assertThat(told("absence/" + id)).containsEntry(HEAD, "ended").containsEntry(OFFICER, "ended");
        assertThat(log("absence/" + id + " %")).hasSize(2);
        assertThat(holds(OFFICER, HEAD)).isFalse();
    }

    @Test
    void aChainIsPassedOnOnceAndOnlyToWhoMayStandInForTheFirst() {
        enter("yeonsu-mayor", null, "yeonsu-vice-mayor");
        assertThat(enter("yeonsu-vice-mayor", null, "yeonsu-director")
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(holds("yeonsu-director", "yeonsu-mayor")).isTrue();
        assertThat(field(enter("yeonsu-director", null, "yeonsu-lead-head")))
                .as("the third")
                .isEqualTo("400 substitute");
        assertThat(holds("yeonsu-lead-head", "yeonsu-mayor")).isFalse();
    }

    @Test
    void onlyTasksOfPostsThatAreLentMove() {
        directory.ensureUser("yeonsu-two", "겸임", "safecity-demo", List.of(HEAD, OFFICER), "yeonsu");
        try {
            String audited = task("audit");
            String legal = task("legal");
            tasks.setAssignee(legal, "yeonsu-two");
            tasks.setAssignee(audited, "yeonsu-audit");
            assertThat(enter("yeonsu-two", null, "yeonsu-publicity-head")
                            .getStatusCode()
                            .value())
                    .as("the head of another department is no officer of this one")
                    .isEqualTo(400);
            assertThat(enter("yeonsu-two", null, "yeonsu-director")
                            .getStatusCode()
                            .value())
                    .isEqualTo(201);
            assertThat(assignee(legal)).isEqualTo("yeonsu-director");
            assertThat(assignee(audited)).isEqualTo("yeonsu-audit");
        } finally {
            identities.deleteUser("yeonsu-two");
        }
    }

    @Test
    void aSubstituteWhosePostsHaveChangedHoldsTheLentOneNoLonger() {
        directory.ensureUser("yeonsu-changing", "이동", "safecity-demo", List.of(OFFICER), "yeonsu");
        try {
            enter(HEAD, null, "yeonsu-changing");
            assertThat(holds("yeonsu-changing", HEAD)).isTrue();
            identities.deleteMembership("yeonsu-changing", OFFICER);
            identities.createMembership("yeonsu-changing", "yeonsu-traffic");
            standIns.bringUpToDate();
            assertThat(holds("yeonsu-changing", HEAD)).isFalse();
            String absence = "absence/" + newest();
            assertThat(told(absence)).containsEntry(HEAD, "lapsed").containsEntry("yeonsu-changing", "lapsed");
            long lines = log(absence + " %").size();
            standIns.bringUpToDate();
            assertThat(log(absence + " %")).as("it is told once").hasSize((int) lines);
        } finally {
            identities.deleteUser("yeonsu-changing");
        }
    }

    @ParameterizedTest
    @CsvSource({"yeonsu-legal, yeonsu-certifier", "yeonsu-legal, yeonsu-audit", "yeonsu-mayor, yeonsu-legal"})
    void aTransferKeepsTheSameRule(String leaving, String successor) {
        assertThat(field(new Caller(http, MANAGER)
                        .call(
                                HttpMethod.POST,
                                "/api/transfers",
                                Map.of("account", leaving, "successor", successor, "day", "2023-09-30"))))
                .isEqualTo("400 successor");
    }

    @Test
    void membershipKeepsItTooAtBothMounts() {
        directory.ensureUser("yeonsu-member", "시험", "safecity-demo", List.of("yeonsu-legal"), "yeonsu");
        try {
            for (String group : List.of("yeonsu-certifier", "yeonsu-audit", "yeonsu-manager", "camunda-admin")) {
                assertThat(new Caller(http, "admin")
                                .status(HttpMethod.PUT, "/engine-rest/group/" + group + "/members/yeonsu-member", null))
                        .as(group)
                        .isEqualTo(403);
            }
            assertThat(new Caller(http, "admin")
                            .status(HttpMethod.PUT, "/engine-rest/group/yeonsu-planning/members/yeonsu-member", null))
                    .isEqualTo(204);
            assertThat(accounts.find("yeonsu-member").orElseThrow().groups())
                    .containsExactly("yeonsu-legal", "yeonsu-planning");
        } finally {
            identities.deleteUser("yeonsu-member");
        }
    }

    private String task(String duty) {
        return tasks.createTaskQuery()
                .processInstanceId(story.start(
                                "approval",
                                Map.of(
                                        "documentKind",
                                        "audit-plan",
                                        "documentTitle",
                                        "실사 계획 " + duty,
                                        "documentAmount",
                                        0,
                                        "drafterRole",
                                        duty))
                        .getId())
                .singleResult()
                .getId();
    }

    private String assignee(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private boolean holds(String account, String post) {
        return accounts.find(account).orElseThrow().groups().contains(post);
    }

    private long absences() {
        return jdbc.sql("SELECT count(*) FROM absence WHERE ended_at IS NULL")
                .query(Long.class)
                .single();
    }

    private long newest() {
        return jdbc.sql("SELECT max(id) FROM absence").query(Long.class).single();
    }

    private Map<String, String> told(String subject) {
        Map<String, String> told = new TreeMap<>();
        jdbc.sql("SELECT recipient, element FROM notice WHERE kind = 'POST' AND task_id = ? ORDER BY id")
                .param(subject)
                .query((row, number) -> told.put(row.getString(1), row.getString(2)))
                .list();
        return told;
    }

    private List<String> log(String record) {
        return jdbc.sql("""
                SELECT account || ': ' || substring(record FROM position(' ' IN record) + 1) FROM access_log
                WHERE action = 'stand-in' AND record LIKE ? ORDER BY id
                """).param(record).query(String.class).list();
    }

    private String names(String by, String away) {
        return new Caller(http, by)
                .get("/api/absences/substitutes?account=" + away)
                .getBody()
                .findValuesAsText("account")
                .toString();
    }

    private ResponseEntity<JsonNode> enter(String by, String account, String substitute) {
        Map<String, Object> body = new TreeMap<>();
        body.put("account", account);
        body.put("substitute", substitute);
        body.put("from", DAY.toString());
        body.put("to", DAY.plusDays(2).toString());
        return new Caller(http, by).call(HttpMethod.POST, "/api/absences", body);
    }

    private int status(String by, String path) {
        return new Caller(http, by).status(HttpMethod.POST, path, null);
    }

    private static String field(ResponseEntity<JsonNode> answer) {
        return answer.getStatusCode().value() + " "
                + answer.getBody().path("violations").path(0).path("field").asText("");
    }
}
