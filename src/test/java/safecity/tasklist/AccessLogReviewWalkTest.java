package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/**
 * The monthly check of the access log, by hand in Tasklist: irregular, mended, not enough, mended again, confirmed; each
 * form with a wrong entry first. {@code mvn -Pwalk verify -Dtest=AccessLogReviewWalkTest}; pictures in {@code target/screenshots/forms}.
 */
@Tag("walk")
@ProcessStory
@ExtendWith(Chromium.class)
class AccessLogReviewWalkTest {

    private static final String AUDITOR = "yeonsu-auditor";
    private static final String HEAD = "yeonsu-lead-head";
    private static final String MONTH = "2017-03";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    private ProcessInstance check;

    @Test
    void aCheckIsSignedMendedAndConfirmed() throws IOException {
        begin();
        try (Person auditor = Person.signsIn(port, AUDITOR);
                Person head = Person.signsIn(port, HEAD)) {
            opens(auditor, "review-access-log");
            fillsIn(auditor, "review-access-log", Map.of("decision", "irregular"));
            refused(auditor, "의견에 사유를 적어야 합니다.");
            fillsIn(
                    auditor,
                    "review-access-log",
                    Map.of("decision", "irregular", "comment", "3월 4일 03:12에 내려받은 사유를 확인하십시오."));
            completes(auditor, "review-access-log");

            opens(head, "take-measures");
            assertThat(head.form()).containsText("3월 4일 03:12에 내려받은 사유를 확인하십시오.");
            fillsIn(head, "take-measures", Map.of("measures", "3월 5일 당직 근무 중 내려받은 것을 확인하였습니다."));
            completes(head, "take-measures");

            opens(auditor, "confirm-measures");
            fillsIn(auditor, "confirm-measures", Map.of("decision", "insufficient"));
            refused(auditor, "의견에 사유를 적어야 합니다.");
            fillsIn(
                    auditor,
                    "confirm-measures",
                    Map.of("decision", "insufficient", "comment", "당직 명령을 확인하고 그 날짜를 적으십시오."));
            completes(auditor, "confirm-measures");

            opens(head, "take-measures");
            assertThat(head.form()).containsText("당직 명령을 확인하고 그 날짜를 적으십시오.");
            fillsIn(head, "take-measures", Map.of("measures", "3월 3일자 당직 명령을 확인하였습니다."));
            completes(head, "take-measures");

            opens(auditor, "confirm-measures");
            fillsIn(auditor, "confirm-measures", Map.of("decision", "sufficient"));
            completes(auditor, "confirm-measures");
            auditor.page.navigate("http://localhost:" + port + "/audit/access-log/reviews");
            assertThat(auditor.page.locator("main")).containsText("당직 명령을 확인하고 그 날짜를 적으십시오.");
            auditor.photographed("forms/access-log-review-list");
        }
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(check.getId())
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theDiagramIsSeenInCockpit() {
        begin();
        try (Person manager = Person.signsIn(port, "yeonsu-manager")) {
            manager.page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/process-instance/"
                    + check.getId() + "/runtime");
            manager.page
                    .locator(".djs-container [data-element-id='review-access-log']")
                    .first()
                    .waitFor();
            manager.page.waitForTimeout(2_000);
            manager.photographed("forms/access-log-review-diagram");
        }
    }

    /** Of a month before the log's own begin, which no other story checks. */
    private void begin() {
        story.on(LocalDate.of(2031, 12, 20), "yeonsu-access-log-walk");
        int earlier = runtime.createProcessInstanceQuery()
                .processDefinitionKey("access-log-review")
                .list()
                .size();
        String month =
                LocalDate.parse(MONTH + "-01").minusMonths(earlier).toString().substring(0, 7);
        jdbc.sql("""
                INSERT INTO access_log (at, account, municipality, address, action, record)
                VALUES ((? || '-04 03:12')::timestamp AT TIME ZONE 'Asia/Seoul', 'yeonsu-legal', 'yeonsu', '10.0.0.1', 'download', 'evidence/1')
                """).param(month).update();
        jdbc.sql("INSERT INTO access_log_review (municipality, month) VALUES ('yeonsu', ?::date)")
                .param(month + "-01")
                .update();
        check = runtime.startProcessInstanceByKey(
                "access-log-review", "access-log-yeonsu-" + month, Map.of("municipality", "yeonsu", "month", month));
    }

    private void opens(Person person, String element) throws IOException {
        person.opensTask(task(element).getId()).takesIt();
        String wrong = screen(person, element, Map.of("measures", "확인 중")).entersSomethingWrong();
        assertThat(FormOnScreen.wasRefused(wrong)).as(wrong).isTrue();
        person.photographed("forms/access-log-review-" + element + "-open");
    }

    private static void fillsIn(Person person, String element, Map<String, Object> values) throws IOException {
        screen(person, element, values).fills();
        person.photographed("forms/access-log-review-" + element).completes();
    }

    private static void refused(Person person, String sentence) {
        assertThat(person.notice()).containsText(sentence);
        person.photographed("forms/access-log-review-refused");
    }

    private void completes(Person person, String element) throws IOException {
        screen(person, element, Map.of()).isGone(element);
    }

    private Task task(String element) {
        return tasks.createTaskQuery()
                .processInstanceId(check.getId())
                .taskDefinitionKey(element)
                .singleResult();
    }

    private static FormOnScreen screen(Person person, String element, Map<String, Object> values) throws IOException {
        return new FormOnScreen(
                person,
                person.completeButton(),
                new ObjectMapper()
                        .readTree(Path.of("forms", "access-log-review", element + ".form")
                                .toFile()),
                values);
    }
}
