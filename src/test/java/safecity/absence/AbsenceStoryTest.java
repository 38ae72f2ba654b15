package safecity.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** While somebody is away their substitute does the work, with both names; what can't be is refused. */
@ProcessStory
class AbsenceStoryTest {

    private static final String PROJECT = "yeonsu-absence";
    private static final String HEAD = "yeonsu-lead-head";
    private static final String OTHER = "yeonsu-publicity-head";
    private static final String THIRD = "yeonsu-personnel-head";
    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 3);

    @Autowired
    Story story;

    @Autowired
    Absences absences;

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
    void aDocumentUnderReview() {
        story.on(MONDAY, PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "실사 계획",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        standIns.bringUpToDate();
        story.clear(PROJECT);
    }

    @Test
    void theSubstituteHoldsThePostFromTheFirstDayToTheLast() {
        assertThat(enter(HEAD, null, OTHER, MONDAY.plusDays(1), MONDAY.plusDays(2))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(holds(OTHER)).as("the day before").isFalse();
        on(MONDAY.plusDays(1));
        assertThat(holds(OTHER)).as("the first day").isTrue();
        on(MONDAY.plusDays(2));
        assertThat(holds(OTHER)).as("the last day").isTrue();
        on(MONDAY.plusDays(3));
        assertThat(holds(OTHER)).as("the day after").isFalse();
        assertThat(accounts.find(OTHER).orElseThrow().groups()).containsExactly(OTHER);
    }

    @Test
    void whatTheSubstituteSignsCarriesBothNamesAndIsShownToWhoWasAway() {
        enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(4));
        story.complete(OTHER, "review", Map.of("decision", "return", "comment", "날짜를 고치십시오."));
        String task = story.task("draft").getId();
        JsonNode line = call("yeonsu-lead", HttpMethod.GET, "/api/approvals/" + task, null)
                .getBody();
        assertThat(line.path("rounds").toString()).contains("홍보미디어실 부서장(안전관리과 부서장 대결)");
        assertThat(jdbc.sql(
                                "SELECT task_name || ': ' || absent || ' by ' || account FROM stand_in_act WHERE project_key = ? ORDER BY id DESC LIMIT 1")
                        .param(PROJECT)
                        .query(String.class)
                        .single())
                .isEqualTo("검토: yeonsu-lead-head by yeonsu-publicity-head");
        String page = http.withBasicAuth(HEAD, "safecity-demo").getForObject("/api/absences", String.class);
        assertThat(page).contains("\"substitute\":\"yeonsu-publicity-head\"");
    }

    @Test
    void whatOneSignsForOneselfIsNoSubstitution() {
        enter(OTHER, null, HEAD, MONDAY, MONDAY);
        story.complete(HEAD, "review", Map.of("decision", "return", "comment", "날짜를 고치십시오."));
        JsonNode line = call(
                        "yeonsu-lead",
                        HttpMethod.GET,
                        "/api/approvals/" + story.task("draft").getId(),
                        null)
                .getBody();
        assertThat(line.toString()).doesNotContain("대결");
    }

    @Test
    void whoDraftedDoesNotReviewAsASubstituteEither() {
        enter(HEAD, null, "yeonsu-lead", MONDAY, MONDAY.plusDays(1));
        assertThatThrownBy(() -> story.complete("yeonsu-lead", "review", Map.of("decision", "approve")))
                .hasStackTraceContaining("approval.ownDraft");
    }

    @Test
    void aChainOfAbsencesLeadsToWhoIsThere() {
        enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(4));
        enter(OTHER, null, THIRD, MONDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(holds(OTHER)).isTrue();
        on(MONDAY.plusDays(1));
        assertThat(holds(OTHER)).isFalse();
        assertThat(holds(THIRD)).isTrue();
        on(MONDAY.plusDays(2));
        assertThat(holds(OTHER)).isTrue();
        assertThat(holds(THIRD)).isFalse();
    }

    @Test
    void aCircleIsRefusedWhereItsDaysMeetAndOnlyThere() {
        enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(4));
        enter(OTHER, null, THIRD, MONDAY.plusDays(2), MONDAY.plusDays(6));
        assertThat(refused(enter(THIRD, null, HEAD, MONDAY.plusDays(4), MONDAY.plusDays(5))))
                .isEqualTo("400 substitute");
        assertThat(enter(THIRD, null, HEAD, MONDAY.plusDays(5), MONDAY.plusDays(6))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
    }

    @Test
    void whatSomebodyHadTakenReachesTheSubstituteAndEndingEarlyGivesThePostBack() {
        String review = story.task("review").getId();
        tasks.setAssignee(review, HEAD);
        enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(4));
        assertThat(tasks.createTaskQuery().taskId(review).singleResult().getAssignee())
                .isEqualTo(OTHER);
        long id = jdbc.sql("SELECT max(id) FROM absence").query(Long.class).single();
        assertThat(call(THIRD, HttpMethod.GET, "/api/absences", null).getBody()).isEmpty();
        end(HEAD, id);
        assertThat(holds(OTHER)).isFalse();
    }

    @Test
    void aGroupOfOnesOwnIsNeverTakenAway() {
        directory.ensureUser("yeonsu-two-posts", "겸임", "safecity-demo", List.of(HEAD, "yeonsu-legal"), "yeonsu");
        enter(HEAD, null, "yeonsu-two-posts", MONDAY, MONDAY);
        on(MONDAY.plusDays(1));
        assertThat(accounts.find("yeonsu-two-posts").orElseThrow().groups())
                .containsExactlyInAnyOrder(HEAD, "yeonsu-legal");
        identities.deleteUser("yeonsu-two-posts");
    }

    @Test
    void oversightHasNoSubstituteInTheAdministration() {
        assertThat(refused(enter("yeonsu-manager", null, OTHER, MONDAY, MONDAY)))
                .isEqualTo("400 substitute");
        assertThat(refused(enter("yeonsu-auditor", null, "yeonsu-lead", MONDAY, MONDAY)))
                .isEqualTo("400 substitute");
        assertThat(accounts.find(OTHER).orElseThrow().groups()).containsExactly(OTHER);
    }

    @Test
    void whatCanNotBeIsNamed() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        assertThat(refused(enter(HEAD, null, HEAD, MONDAY, MONDAY))).isEqualTo("400 substitute");
        assertThat(refused(enter(HEAD, null, "jung-lead", MONDAY, MONDAY))).isEqualTo("400 substitute");
        assertThat(refused(enter(HEAD, null, "nobody", MONDAY, MONDAY))).isEqualTo("400 substitute");
        assertThat(refused(enter(HEAD, null, null, MONDAY, MONDAY))).isEqualTo("400 substitute");
        assertThat(refused(enter(HEAD, null, OTHER, MONDAY.plusDays(1), MONDAY)))
                .isEqualTo("400 to");
        assertThat(refused(enter(HEAD, null, OTHER, MONDAY.minusDays(2), MONDAY.minusDays(1))))
                .isEqualTo("400 to");
        assertThat(refused(enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(367))))
                .isEqualTo("400 to");
        assertThat(refused(enter(HEAD, null, OTHER, null, MONDAY))).isEqualTo("400 from");
        assertThat(enter(HEAD, null, OTHER, MONDAY, MONDAY.plusDays(2))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(refused(enter(HEAD, null, THIRD, MONDAY.plusDays(2), MONDAY.plusDays(3))))
                .isEqualTo("409 from");
        assertThat(enter(HEAD, null, THIRD, MONDAY.plusDays(3), MONDAY.plusDays(3))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(refused(enter("yeonsu-lead", OTHER, THIRD, MONDAY, MONDAY))).startsWith("403");
        assertThat(refused(enter("yeonsu-manager", "jung-lead", THIRD, MONDAY, MONDAY)))
                .isEqualTo("400 account");
        assertThat(refused(enter("admin", null, OTHER, MONDAY, MONDAY))).startsWith("403");
    }

    private void on(LocalDate day) {
        story.on(day, PROJECT);
        standIns.bringUpToDate();
    }

    private boolean holds(String account) {
        return accounts.find(account).orElseThrow().groups().contains(HEAD);
    }

    private void end(String account, long id) {
        absences.end(accounts.find(account).orElseThrow(), id);
    }

    private ResponseEntity<JsonNode> enter(String by, String account, String substitute, LocalDate from, LocalDate to) {
        Map<String, Object> body = new HashMap<>();
        body.put("account", account);
        body.put("substitute", substitute);
        body.put("from", from == null ? null : from.toString());
        body.put("to", to == null ? null : to.toString());
        return call(by, HttpMethod.POST, "/api/absences", body);
    }

    private static String refused(ResponseEntity<JsonNode> answer) {
        return answer.getStatusCode().value() + " "
                + answer.getBody().path("violations").path(0).path("field").asText("");
    }

    private ResponseEntity<JsonNode> call(String account, HttpMethod method, String path, Object body) {
        return new Caller(http, account).call(method, path, body);
    }
}
