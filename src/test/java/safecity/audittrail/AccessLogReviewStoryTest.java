package safecity.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Once a month the auditor looks at the access log and signs that it was looked at; what is wrong is mended by others. */
@ProcessStory
class AccessLogReviewStoryTest {

    private static final String AUDITOR = "yeonsu-auditor";

    @Autowired
    Story story;

    @Autowired
    AccessLogReviewSchedule schedule;

    @Autowired
    AccessLogReader reader;

    @Autowired
    AccessLogReviewRepository reviews;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCheckBeginsWhenItsMonthHasEndedAndOnlyOnce() {
        line("2020-03-10 10:00", "yeonsu-legal", "view");
        schedule.begin(LocalDate.of(2020, 3, 31));
        assertThat(open("2020-03")).isEmpty();
        schedule.begin(LocalDate.of(2020, 4, 1));
        schedule.begin(LocalDate.of(2020, 4, 1));
        assertThat(open("2020-03")).singleElement().satisfies(task -> {
            assertThat(task.getTaskDefinitionKey()).isEqualTo("review-access-log");
            assertThat(task.getTenantId()).isEqualTo("yeonsu");
            assertThat(task.getDueDate()).isNotNull();
            assertThat(story.candidates(task)).containsExactly(AUDITOR);
        });
    }

    /** By a person's name as by their id, by what was handled; a percent sign is one. */
    @Test
    void aLineIsFoundByWhoDidItAndByWhatWasHandled() {
        line("2031-07-04 10:00", "yeonsu-legal", "view");
        line("2031-07-04 10:01", "yeonsu-traffic", "download");
        assertThat(found("법무")).containsExactly("yeonsu-legal");
        assertThat(found("su-traf")).containsExactly("yeonsu-traffic");
        assertThat(found("")).containsExactly("yeonsu-traffic", "yeonsu-legal");
        assertThat(found("%")).isEmpty();
        assertThat(found("nobody")).isEmpty();
    }

    private List<String> found(String search) {
        return new Caller(http, AUDITOR)
                .get("/api/access-log?month=2031-07&search={search}".replace("{search}", search))
                .getBody()
                .path("lines")
                .findValuesAsText("account");
    }

    @Test
    void theTaskShowsFiguresAndNoNames() {
        // Earlier than what the other stories here are about, so that none of them has begun this check.
        line("2018-04-30 23:59:59", "somebody-april", "download");
        line("2018-05-04 06:59:59", "yeonsu-legal", "view");
        line("2018-05-04 07:00", "yeonsu-legal", "view");
        line("2018-05-04 21:59:59", "yeonsu-legal", "download");
        line("2018-05-04 22:00", "yeonsu-legal", "download");
        line("2018-05-12 12:00", "yeonsu-budget", "download");
        line("2018-05-22 12:00", "yeonsu-budget", "administer");
        for (int i = 0; i < 5; i++) {
            line("2018-05-08 09:0" + i, "yeonsu-guessed", "sign-in-refused");
        }
        for (int i = 0; i < 4; i++) {
            line("2018-05-09 09:0" + i, "yeonsu-mistyped", "sign-in-refused");
        }
        line("2018-06-01 00:00", "somebody-june", "download");
        line("2018-05-04 12:00", "jung-lead", "jung", "download");
        // Off hours: 06:59:59 and 22:00, a Saturday, and Buddha's Birthday.
        assertThat(reader.figures("yeonsu", YearMonth.of(2018, 5)))
                .usingRecursiveComparison()
                .ignoringFields("lastLine")
                .isEqualTo(new AccessLogFigures(15, 4, 9, 1, 3, 2, 4, 1, null));
        Task task = begun("2018-05");
        assertThat(variables(task).toString())
                .contains("기록 15건")
                .contains("이용 계정 4개")
                .contains("로그인 실패 9건")
                .doesNotContain("yeonsu-legal")
                .doesNotContain("yeonsu-guessed");
    }

    @Test
    void theAuditorSignsInTasklistsOwnWay() {
        line("2020-07-01 10:00", "yeonsu-legal", "view");
        Task task = begun("2020-07");
        assertThat(status(AUDITOR, "/task/" + task.getId() + "/claim", Map.of("userId", AUDITOR)))
                .isEqualTo(204);
        ResponseEntity<JsonNode> without = submit(AUDITOR, task, Map.of("decision", "irregular"));
        assertThat(without.getStatusCode().value()).isEqualTo(400);
        assertThat(without.getBody().toString()).contains("comment");
        assertThat(acts("2020-07")).isEmpty();
        assertThat(submit(AUDITOR, task, Map.of("decision", "regular"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(acts("2020-07")).containsExactly("REVIEW regular - yeonsu-auditor 1");
        assertThat(submit(AUDITOR, task, Map.of("decision", "regular"))
                        .getStatusCode()
                        .value())
                .as("the second click")
                .isEqualTo(409);
        assertThat(ended("2020-07")).isEqualTo("nothing-irregular");
    }

    @ParameterizedTest
    @CsvSource({"yeonsu-lead", "yeonsu-lead-head", "yeonsu-manager", "admin", "yeonsu-audit"})
    void nobodyElseSigns(String account) {
        line("2020-08-03 10:00", "yeonsu-legal", "view");
        Task task = open("2020-08").stream().findFirst().orElseGet(() -> begun("2020-08"));
        assertThat(submit(account, task, Map.of("decision", "regular"))
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(open("2020-08")).hasSize(1);
    }

    @Test
    void theAuditorStillDoesNobodyElsesWork() {
        story.on(LocalDate.of(2023, 5, 8), "yeonsu-not-the-auditors")
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        Task task = story.task("draft");
        assertThat(status(AUDITOR, "/task/" + task.getId() + "/claim", Map.of("userId", AUDITOR)))
                .isEqualTo(403);
        assertThat(submit(AUDITOR, task, Map.of("decision", "submit"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(story.task("draft").getAssignee()).isNull();
        story.clear("yeonsu-not-the-auditors");
    }

    @Test
    void whatIsIrregularIsMendedByTheHeadAndGoesBackUntilTheAuditorIsContent() {
        line("2020-10-05 03:00", "yeonsu-legal", "download");
        Task review = begun("2020-10");
        assertThat(submit(AUDITOR, review, Map.of("decision", "irregular", "comment", "새벽에 내려받은 사유를 확인하십시오."))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        Task measures = only("2020-10", "take-measures");
        assertThat(story.candidates(measures)).containsExactly("yeonsu-lead-head");
        assertThat(variables(measures)).containsEntry("findings", "새벽에 내려받은 사유를 확인하십시오.");
        submit("yeonsu-lead-head", measures, Map.of("measures", "당직 근무였습니다."));
        submit(
                AUDITOR,
                only("2020-10", "confirm-measures"),
                Map.of("decision", "insufficient", "comment", "당직 명령을 붙이십시오."));
        Task again = only("2020-10", "take-measures");
        assertThat(variables(again)).containsEntry("findings", "당직 명령을 붙이십시오.");
        submit("yeonsu-lead-head", again, Map.of("measures", "당직 명령을 확인하였습니다."));
        Task confirmation = only("2020-10", "confirm-measures");
        assertThat(variables(confirmation)).containsEntry("measuresTaken", "당직 명령을 확인하였습니다.");
        submit(AUDITOR, confirmation, Map.of("decision", "sufficient"));
        assertThat(ended("2020-10")).isEqualTo("measures-sufficient");
        assertThat(acts("2020-10"))
                .containsExactly(
                        "REVIEW irregular 새벽에 내려받은 사유를 확인하십시오. yeonsu-auditor 1",
                        "MEASURES - 당직 근무였습니다. yeonsu-lead-head 1",
                        "CONFIRMATION insufficient 당직 명령을 붙이십시오. yeonsu-auditor 1",
                        "MEASURES - 당직 명령을 확인하였습니다. yeonsu-lead-head 1",
                        "CONFIRMATION sufficient - yeonsu-auditor 1");
        assertThat(reviews.of("yeonsu").stream().filter(one -> one.month().equals(YearMonth.of(2020, 10))))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo("closed"));
    }

    @Test
    void whoTookTheMeasuresDoesNotConfirmThem() {
        directory.ensureUser(
                "yeonsu-head-and-auditor", "겸직", "safecity-demo", List.of("yeonsu-lead-head", AUDITOR), "yeonsu");
        line("2020-12-01 10:00", "yeonsu-legal", "view");
        submit(AUDITOR, begun("2020-12"), Map.of("decision", "irregular", "comment", "사유를 확인하십시오."));
        submit("yeonsu-head-and-auditor", only("2020-12", "take-measures"), Map.of("measures", "확인하였습니다."));
        Task confirmation = only("2020-12", "confirm-measures");
        ResponseEntity<JsonNode> refused =
                submit("yeonsu-head-and-auditor", confirmation, Map.of("decision", "sufficient"));
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody().toString()).contains("조치한 사람은 그 조치를 확인할 수 없습니다.");
        assertThat(only("2020-12", "confirm-measures").getId()).isEqualTo(confirmation.getId());
    }

    @ParameterizedTest
    @CsvSource({"all, 3", "refused, 1", "downloads, 1", "administration, 1", "off_hours, 1"})
    void theLogIsReadAMonthAtATimeForWhatACheckLooksFor(String look, long lines) {
        if (reader.count("yeonsu", YearMonth.of(2019, 3), AccessLogFilter.ALL, AccessLogReader.Search.ALL) == 0) {
            line("2019-03-04 10:00", "yeonsu-legal", "sign-in-refused");
            line("2019-03-05 05:00", "yeonsu-budget", "download");
            line("2019-03-06 10:00", "yeonsu-budget", "reassign");
        }
        JsonNode found = new Caller(http, AUDITOR)
                .get("/api/access-log?month=2019-03&look=" + look)
                .getBody();
        assertThat(found.path("total").asLong()).isEqualTo(lines);
        assertThat(found.path("lines")).hasSize((int) lines);
    }

    @ParameterizedTest
    @CsvSource({"month=2026-13, month", "month=yesterday, month", "month=1999-12, month", "look=everything, look"})
    void whatIsNoMonthIsSaid(String query, String field) {
        ResponseEntity<JsonNode> answer = new Caller(http, AUDITOR).get("/api/access-log?" + query);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().toString()).contains(field);
    }

    @Test
    void whatWasSignedStays() {
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE access_log_review_act").update())
                .hasMessageContaining("never changed");
        line("2021-02-01 10:00", "yeonsu-legal", "view");
        submit(AUDITOR, begun("2021-02"), Map.of("decision", "regular"));
        assertThatThrownBy(() -> jdbc.sql("UPDATE access_log_review_act SET decision = 'irregular'")
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM access_log_review_act").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM access_log_review").update())
                .hasMessageContaining("never changed");
    }

    @ParameterizedTest
    @CsvSource({"yeonsu-lead", "yeonsu-manager", "admin"})
    void onlyTheAuditorReadsTheLog(String account) {
        assertThat(http.withBasicAuth(account, "safecity-demo")
                        .getForEntity("/api/access-log", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private void line(String at, String account, String action) {
        line(at, account, "yeonsu", action);
    }

    private void line(String at, String account, String municipality, String action) {
        jdbc.sql("""
                INSERT INTO access_log (at, account, municipality, address, action, record)
                VALUES (?::timestamp AT TIME ZONE 'Asia/Seoul', ?, ?, '10.0.0.1', ?, 'evidence/1')
                """).params(at, account, municipality, action).update();
    }

    private Task begun(String month) {
        schedule.begin(LocalDate.parse(month + "-01").plusMonths(1));
        return only(month, "review-access-log");
    }

    private Task only(String month, String element) {
        assertThat(open(month))
                .singleElement()
                .satisfies(task -> assertThat(task.getTaskDefinitionKey()).isEqualTo(element));
        return open(month).get(0);
    }

    private List<Task> open(String month) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("access-log-yeonsu-" + month)
                .list();
    }

    private Map<String, Object> variables(Task task) {
        return tasks.getVariables(task.getId());
    }

    private List<String> acts(String month) {
        return jdbc.sql("""
                SELECT concat_ws(' ', step, coalesce(decision, '-'), coalesce(remark, '-'), account, lines)
                FROM access_log_review_act WHERE municipality = 'yeonsu' AND month = ?::date ORDER BY id
                """).param(month + "-01").query(String.class).list();
    }

    private String ended(String month) {
        assertThat(open(month)).isEmpty();
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey("access-log-yeonsu-" + month)
                .finished()
                .singleResult()
                .getId();
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }

    private ResponseEntity<JsonNode> submit(String account, Task task, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return new Caller(http, account)
                .call(
                        HttpMethod.POST,
                        "/engine-rest/task/" + task.getId() + "/submit-form",
                        Map.of("variables", variables));
    }

    private int status(String account, String path, Object body) {
        return new Caller(http, account).status(HttpMethod.POST, "/engine-rest" + path, body);
    }
}
