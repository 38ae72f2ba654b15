package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import safecity.engine.time.DueDay;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** From a late milestone to the open task that holds it: whose it is, since when, by which term, and who waits behind it. */
@ProcessStory
@ExtendWith(Chromium.class)
class HoldupTest {

    private static final LocalDate BEGUN = LocalDate.of(2022, 9, 1);
    private static final LocalDate TAKEN = LocalDate.of(2022, 9, 20);
    private static final LocalDate LATE = LocalDate.of(2022, 10, 1);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    TestRestTemplate rest;

    private String key;

    @Test
    void theTaskThatHoldsAMilestoneIsToldWithItsDaysAndWhoWaits() {
        begin(BEGUN, "yeonsu-holdup-task");
        story.start("certification", Map.of());
        Task open = open();

        story.on(TAKEN, key);
        assertThat(hold("plan", "").at("/task/daysWaited").asLong()).isEqualTo(19);
        assertThat(page("ko")).contains("2022. 9. 1.부터 20일째 미접수");
        tasks.claim(open.getId(), "yeonsu-lead");
        assertThat(hold("plan", "").at("/task/daysWorked").asLong()).isZero();

        story.on(LATE, key);
        JsonNode late = holdup("plan", "");
        assertThat(late.get("daysBehind").asInt()).isEqualTo(1);
        assertThat(late.get("behind").asText()).isEqualTo("FINISH");
        JsonNode hold = late.at("/holds/0");
        assertThat(late.get("holds")).hasSize(1);
        assertThat(hold.at("/task/id").asText()).isEqualTo(open.getId());
        assertThat(hold.get("through")).isEmpty();
        assertThat(hold.at("/task/assignee").asText()).isEqualTo("yeonsu-lead");
        assertThat(hold.at("/task/daysWaited").asLong()).isEqualTo(ChronoUnit.DAYS.between(BEGUN, TAKEN));
        assertThat(hold.at("/task/daysWorked").asLong()).isEqualTo(ChronoUnit.DAYS.between(TAKEN, LATE));
        LocalDate due = DueDay.of(open.getDueDate().toInstant());
        assertThat(hold.at("/task/daysLate").asLong()).isEqualTo(Math.max(0, ChronoUnit.DAYS.between(due, LATE)));
        assertThat(hold.get("next")).isNotEmpty();
        assertThat(late.get("waiting").findValuesAsText("code")).contains("support-agreement", "ordinance");

        assertThat(page("ko"))
                .contains("/tasks/" + open.getId() + "\"")
                .contains("계획한 종료일이 1일 지남")
                .contains("2022. 9. 20.부터 12일째 처리 중")
                .contains("(접수까지 19일)");
        assertThat(page("en"))
                .contains("working on it since 20 Sep 2022 (day 12)")
                .contains("(waited 19 days to be taken)");

        looks("late");

        // as it was the day before somebody took it, and on the day itself
        JsonNode before = hold("plan", "?on=" + TAKEN.minusDays(1));
        assertThat(before.at("/task/takenOn").isNull()).isTrue();
        assertThat(before.at("/task/assignee").isNull()).isTrue();
        assertThat(before.at("/task/daysWaited").asLong()).isEqualTo(18);
        assertThat(hold("plan", "?on=" + TAKEN).at("/task/takenOn").asText()).isEqualTo(TAKEN.toString());
        // given back, it waits again from the day on which it came
        tasks.setAssignee(open.getId(), null);
        JsonNode back = hold("plan", "");
        assertThat(back.at("/task/takenOn").isNull()).isTrue();
        assertThat(back.at("/task/daysWaited").asLong()).isEqualTo(ChronoUnit.DAYS.between(BEGUN, LATE));
    }

    @Test
    void aTermIsOverWhenItsDayIs() {
        begin(BEGUN, "yeonsu-holdup-due");
        story.start("certification", Map.of());
        LocalDate due = DueDay.of(open().getDueDate().toInstant());

        assertThat(hold("plan", "?on=" + due).at("/task/daysLate").asLong()).isZero();
        assertThat(hold("plan", "?on=" + due.plusDays(1)).at("/task/daysLate").asLong())
                .isEqualTo(1);
    }

    @Test
    void theWayDownToATaskNamesTheProceduresThatWereCalled() {
        begin(BEGUN, "yeonsu-holdup-way");
        story.start("certification", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "총사업비 차이를 바로잡습니다."));

        JsonNode hold = hold("plan", "");
        assertThat(hold.at("/task/process").asText()).isEqualTo("approval");
        assertThat(hold.get("through")).extracting(JsonNode::asText).containsExactly("추진계획 결재");
        assertThat(page("ko")).contains("절차: 추진계획 결재 › ");
    }

    @Test
    void whatCannotBeginNamesTheMilestoneBeforeItInsteadOfItsTaskAgain() {
        begin(LocalDate.of(2024, 11, 1), "yeonsu-holdup-after");
        runtime.createProcessInstanceByKey("certification")
                .businessKey(key)
                .setVariables(
                        Map.of("projectKey", key, "municipality", "yeonsu", "ordinanceEffectiveDate", "2023-04-01"))
                .startBeforeActivity("form-committee")
                .execute();

        JsonNode contract = holdup("evaluation-contract", "");
        assertThat(contract.get("holds")).isEmpty();
        assertThat(contract.get("after").findValuesAsText("code")).containsExactly("committee");
        JsonNode committee = holdup("committee", "");
        assertThat(committee.get("holds")).isNotEmpty();
        assertThat(committee.get("waiting").findValuesAsText("code")).contains("evaluation-contract", "programmes");
        // the engine knows of the same tasks, by its own question
        List<String> engine = tasks.createTaskQuery().processInstanceBusinessKey(key).list().stream()
                .map(Task::getId)
                .toList();
        assertThat(StreamSupport.stream(committee.get("holds").spliterator(), false)
                        .map(hold -> hold.at("/task/id").asText()))
                .containsExactlyInAnyOrderElementsOf(engine);
        assertThat(page("ko")).contains("href=\"#holdup-committee\"");
        looks("after");
    }

    @Test
    void whatWaitsForADayOrForTheSystemSaysSo() {
        begin(LocalDate.of(2022, 9, 20), "yeonsu-holdup-season");
        String instance = runtime.createProcessInstanceByKey("project-preparation")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu"))
                .startBeforeActivity("agreement-season")
                .execute()
                .getId();

        JsonNode season = hold("support-agreement", "");
        assertThat(season.at("/task").isNull()).isTrue();
        assertThat(season.at("/place/until").asText()).isEqualTo("2022-11-01");
        assertThat(page("ko")).contains("2022. 11. 1.까지 기다립니다. 그때까지 사람이 할 일은 없습니다.");

        String job =
                jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
        jobs.setJobRetries(job, 0);
        JsonNode failed = holdup("support-agreement", "");
        assertThat(failed.get("holds")).hasSize(1);
        assertThat(failed.at("/holds/0/failed").asBoolean()).isTrue();
        assertThat(failed.at("/holds/0/place/name").asText()).isEqualTo("협약 체결 시기");
        assertThat(page("ko")).contains("2022. 9. 20.부터 시스템 오류로 멈춤");
        jobs.setJobRetries(job, 1);
    }

    private void begin(LocalDate day, String project) {
        key = project;
        story.on(day, project);
    }

    private Task open() {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    private JsonNode hold(String milestone, String query) {
        return holdup(milestone, query).at("/holds/0");
    }

    private JsonNode holdup(String milestone, String query) {
        return StreamSupport.stream(
                        new Caller(rest, "yeonsu-manager")
                                .get("/api/projects/" + key + query)
                                .getBody()
                                .get("holdups")
                                .spliterator(),
                        false)
                .filter(one -> one.at("/milestone/code").asText().equals(milestone))
                .findFirst()
                .orElseThrow();
    }

    private String page(String language) {
        Page page = Profiles.page(port, "yeonsu-manager");
        String told = page.request().get(address(language)).text();
        Profiles.leave(page);
        return HtmlUtils.htmlUnescape(told);
    }

    private String address(String language) {
        return "http://localhost:" + port + "/projects/" + key + "?lang=" + language;
    }

    /** Wide and on a phone, for everybody, with nothing that sticks out. */
    private void looks(String name) {
        Page page = Profiles.page(port, "yeonsu-manager");
        for (String language : List.of("ko", "en")) {
            for (int width : List.of(1440, 390)) {
                page.setViewportSize(width, 900);
                page.navigate(address(language));
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(
                                "target", "screenshots", "holdup", name + "-" + language + "-" + width + ".png"))
                        .setFullPage(true));
            }
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
    }
}
