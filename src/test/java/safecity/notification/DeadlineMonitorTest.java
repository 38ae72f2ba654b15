package safecity.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.calendar.WorkingCalendar;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Who is told on which day that a term is near, has come or has passed. */
@ProcessStory
class DeadlineMonitorTest {

    private static final String PROJECT = "yeonsu-lateness";
    /** A Wednesday; the week after has no holiday. */
    private static final LocalDate BEGIN = LocalDate.of(2023, 7, 5);

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    DeadlineMonitor lateness;

    @Autowired
    NoticeRepository notices;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void anInternalTermIsAnnouncedThreeWorkingDaysBeforeAndNotFour() {
        Task draft = document();
        LocalDate due = due(draft);
        at(calendar.minusWorkingDays(due, 4));
        assertThat(told(draft)).isEmpty();
        at(calendar.minusWorkingDays(due, 3));
        assertThat(told(draft)).containsExactly("yeonsu-lead REMINDER 3 DIGEST");
        at(calendar.minusWorkingDays(due, 1));
        assertThat(told(draft)).as("once").hasSize(1);
    }

    @Test
    void onTheDayTheDoerTheDayAfterAlsoTheHeadAndAfterFiveWorkingDaysTheDirector() {
        Task draft = document();
        LocalDate due = due(draft);
        at(due);
        assertThat(told(draft)).containsExactly("yeonsu-lead DUE 0 DIGEST");
        at(calendar.plusWorkingDays(due, 1));
        assertThat(told(draft))
                .containsExactlyInAnyOrder(
                        "yeonsu-lead DUE 0 DIGEST",
                        "yeonsu-lead OVERDUE -1 DIGEST",
                        "yeonsu-lead-head OVERDUE -1 DIGEST");
        at(calendar.plusWorkingDays(due, 4));
        assertThat(told(draft)).hasSize(3);
        at(calendar.plusWorkingDays(due, 5));
        assertThat(told(draft)).hasSize(4).contains("yeonsu-director ESCALATED -5 DIGEST");
    }

    @Test
    void aDayOffIsNoDayOfDelay() {
        Task draft = document();
        tasks.setDueDate(draft.getId(), end(LocalDate.of(2023, 7, 14)));
        at(LocalDate.of(2023, 7, 15));
        assertThat(told(draft)).containsExactly("yeonsu-lead DUE 0 DIGEST");
        at(LocalDate.of(2023, 7, 17));
        assertThat(told(draft)).contains("yeonsu-lead OVERDUE -1 DIGEST");
    }

    @Test
    void whatWasMissedWhileNobodyLookedIsToldOnceAndALaterDueDateIsANewTerm() {
        Task draft = document();
        LocalDate due = due(draft);
        at(calendar.plusWorkingDays(due, 8));
        assertThat(told(draft))
                .containsExactlyInAnyOrder(
                        "yeonsu-lead OVERDUE -8 DIGEST",
                        "yeonsu-lead-head OVERDUE -8 DIGEST",
                        "yeonsu-director ESCALATED -8 DIGEST");
        tasks.setDueDate(draft.getId(), end(calendar.plusWorkingDays(story.today(), 2)));
        lateness.look();
        assertThat(told(draft)).hasSize(4).contains("yeonsu-lead REMINDER 2 DIGEST");
    }

    @Test
    void whoHasTakenItIsToldAloneAndAHeadsTaskGoesToTheDirector() {
        Task draft = document();
        tasks.setAssignee(draft.getId(), "yeonsu-lead");
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        Task review = story.task("review");
        at(calendar.plusWorkingDays(due(review), 1));
        assertThat(told(review))
                .containsExactlyInAnyOrder("yeonsu-lead-head OVERDUE -1 DIGEST", "yeonsu-director OVERDUE -1 DIGEST");
        assertThat(told(draft)).isEmpty();
    }

    @Test
    void aLegalTermIsRedNamesItsArticleAndIsMailedAtOnce() {
        story.on(BEGIN, PROJECT);
        Task task = legalTask();
        LocalDate due = due(task);
        at(calendar.minusWorkingDays(due, 6));
        assertThat(told(task)).isEmpty();
        at(calendar.minusWorkingDays(due, 5));
        assertThat(told(task)).containsExactly("yeonsu-council-office REMINDER 5 AT_ONCE");
        JsonNode notice = StreamSupport.stream(
                        list("yeonsu-council-office").path("items").spliterator(), false)
                .filter(item -> item.path("task").asText().equals(task.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(notice.path("legal").asBoolean()).isTrue();
        assertThat(notice.path("article").asText()).contains("지방자치법");
        at(calendar.plusWorkingDays(due, 2));
        assertThat(told(task)).contains("yeonsu-director ESCALATED -2 AT_ONCE");
    }

    @Test
    void theDepartmentInChargeIsToldWhatTheProjectWaitsForInAnotherAndWhereThatIs() {
        story.on(BEGIN, PROJECT);
        Task task = legalTask();
        at(due(task));
        assertThat(told(task)).noneMatch(notice -> notice.contains("BLOCKING"));
        at(calendar.plusWorkingDays(due(task), 1));
        assertThat(told(task))
                .contains("yeonsu-lead BLOCKING -1 AT_ONCE", "yeonsu-lead-head BLOCKING -1 AT_ONCE")
                .noneMatch(notice -> notice.startsWith("yeonsu-council-office BLOCKING"));
        JsonNode notice = StreamSupport.stream(list("yeonsu-lead").path("items").spliterator(), false)
                .filter(item -> item.path("task").asText().equals(task.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(notice.path("sentence").asText()).contains("‘조례안 이송’", "1근무일");
        assertThat(notice.path("where").asText()).contains("의회");
        assertThat(notice.path("reason").asText()).isEqualTo("waiting");
    }

    @Test
    void aFinishedTaskNeitherRemindsNorCounts() {
        Task draft = document();
        at(due(draft));
        int unread = list("yeonsu-lead").path("unread").asInt();
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        JsonNode list = list("yeonsu-lead");
        assertThat(list.path("unread").asInt()).isEqualTo(unread - 1);
        assertThat(mine(list, draft)).containsExactly("‘기안·상신’의 기한이 오늘입니다. false");
    }

    @Test
    void whatIsReadStaysAndWhatCameMeanwhileIsNew() {
        Task draft = document();
        at(due(draft));
        JsonNode first = list("yeonsu-lead");
        assertThat(mine(first, draft)).containsExactly("‘기안·상신’의 기한이 오늘입니다. true");
        at(calendar.plusWorkingDays(due(draft), 1));
        notices.markRead("yeonsu-lead", first.path("items").path(0).path("id").asLong());
        assertThat(mine(list("yeonsu-lead"), draft))
                .containsExactly("‘기안·상신’의 기한이 1근무일 지났습니다. true", "‘기안·상신’의 기한이 오늘입니다. false");
        assertThat(list("yeonsu-legal").path("items").findValuesAsText("task")).doesNotContain(draft.getId());
    }

    private static List<String> mine(JsonNode list, Task task) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .filter(item -> item.path("task").asText().equals(task.getId()))
                .map(item -> item.path("sentence").asText() + " "
                        + item.path("unread").asBoolean())
                .toList();
    }

    private Task document() {
        story.on(BEGIN, PROJECT)
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
        return story.task("draft");
    }

    /** The council hands its decision over within the time of the law. */
    private Task legalTask() {
        repository
                .createDeployment()
                .name("legal-term")
                .enableDuplicateFiltering(true)
                .addClasspathResource("notification/legal-term.bpmn")
                .deploy();
        story.start("legal-term", Map.of());
        return story.task("transmit");
    }

    private void at(LocalDate day) {
        story.on(day, PROJECT);
        lateness.look();
    }

    /** Of the demo's own people: other tests leave colleagues in their groups. */
    private List<String> told(Task task) {
        return jdbc.sql("""
                SELECT recipient || ' ' || kind || ' ' || days_left || ' ' || mail FROM notice WHERE task_id = ?
                    AND recipient IN ('yeonsu-lead', 'yeonsu-lead-head', 'yeonsu-director', 'yeonsu-council-office') ORDER BY id
                """).param(task.getId()).query(String.class).list();
    }

    private JsonNode list(String account) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.withBasicAuth(account, "safecity-demo")
                .exchange("/api/notifications?size=100", HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class)
                .getBody();
    }

    private static LocalDate due(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), EngineClock.SEOUL);
    }

    private static Date end(LocalDate day) {
        return Date.from(
                day.plusDays(1).atStartOfDay(EngineClock.SEOUL).toInstant().minusSeconds(1));
    }
}
