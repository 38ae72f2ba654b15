package safecity.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import safecity.project.plan.TestProjects;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What is to be expected of a project, asked over the API and on its page. */
@ProcessStory
class ForecastStoryTest {

    private static final LocalDate PLANNED = LocalDate.of(2026, 4, 30);

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate rest;

    @Autowired
    TestProjects testProjects;

    @Autowired
    ForecastSchedule schedule;

    @Test
    void aProjectThatBeginsByItsPlanIsExpectedWithItsSpreadAndLosesWhatItIsLate() {
        story.on(LocalDate.of(2022, 9, 1), "yeonsu-forecast-begin");
        JsonNode early = ok("yeonsu-manager", "yeonsu-forecast-begin");
        assertThat(early.get("state").asText()).isEqualTo("RUNNING");
        assertThat(early.get("planned").asText()).isEqualTo(PLANNED.toString());
        assertThat(day(early, "half")).isBefore(day(early, "eightOfTen"));
        assertThat(day(early, "eightOfTen")).isBefore(day(early, "nineOfTen"));
        assertThat(early.get("pacePercent").asInt()).isEqualTo(100);
        assertThat(early.get("milestones")).hasSize(11);

        story.on(LocalDate.of(2023, 9, 1), "yeonsu-forecast-begin");
        JsonNode late = ok("yeonsu-manager", "yeonsu-forecast-begin");
        // Between the evaluation and the application the plan has most of a year to spare: no more than the rest is
        // lost.
        assertThat(day(late, "half"))
                .isBetween(day(early, "half").plusDays(60), day(early, "half").plusDays(200));
        assertThat(late.at("/declaration/onTimePercent").asInt()).isLessThan(20);
        assertThat(late.at("/causes/0/days").asInt()).isPositive();
        int causes = StreamSupport.stream(late.get("causes").spliterator(), false)
                .mapToInt(cause -> cause.get("days").asInt())
                .sum();
        assertThat(causes + late.at("/delay/rest").asInt())
                .isEqualTo(late.at("/delay/days").asInt());
        assertThat(late.get("causes").findValuesAsText("milestone")).doesNotHaveDuplicates();
    }

    @Test
    void theSameDayGivesTheSameFiguresAndIsKeptOnce() {
        story.on(LocalDate.of(2022, 9, 1), "yeonsu-forecast-kept");
        JsonNode once = ok("yeonsu-manager", "yeonsu-forecast-kept");
        schedule.keepToday();
        schedule.keepToday();
        JsonNode again = ok("yeonsu-manager", "yeonsu-forecast-kept");

        assertThat(again.get("declaration")).isEqualTo(once.get("declaration"));
        assertThat(once.get("history")).isEmpty();
        assertThat(again.get("history")).hasSize(1);
        assertThat(again.at("/history/0/half").asText())
                .isEqualTo(once.at("/declaration/half").asText());
        assertThat(again.at("/history/0/onDay").asText()).isEqualTo("2022-09-01");

        story.on(LocalDate.of(2022, 10, 3), "yeonsu-forecast-kept");
        schedule.keepToday();
        assertThat(ok("yeonsu-manager", "yeonsu-forecast-kept").get("history")).hasSize(2);
    }

    @Test
    void whatIsReachedHasItsDayAndNoForecastAndADeclaredProjectHasNoneAtAll() {
        String key = "yeonsu-forecast-done";
        story.on(LocalDate.of(2026, 5, 4), key);
        testProjects.pass(key, "project-preparation", "adopt-plan", "", "2022-09-28T10:00");
        JsonNode plan = ok("yeonsu-manager", key).at("/milestones/0");
        assertThat(plan.get("reachedOn").asText()).isEqualTo("2022-09-28");
        assertThat(plan.get("expected").isNull()).isTrue();

        testProjects.pass(key, "declaration", "declared", "", "2026-04-20T10:00");
        JsonNode declared = ok("yeonsu-manager", key);
        assertThat(declared.get("state").asText()).isEqualTo("DECLARED");
        assertThat(declared.get("declaration").isNull()).isTrue();
        schedule.keepToday();
        assertThat(ok("yeonsu-manager", key).get("history")).isEmpty();
    }

    @Test
    void anOpenTaskOfTheLongWayTellsWhatFiveDaysDo() {
        story.on(LocalDate.of(2022, 9, 1), "yeonsu-forecast-task");
        story.start("project-preparation", Map.of());
        JsonNode tasks = ok("yeonsu-manager", "yeonsu-forecast-task").get("tasks");
        assertThat(tasks).isNotEmpty();
        assertThat(tasks.get(0).get("name").asText()).isNotBlank();
        assertThat(tasks.get(0).get("days").asInt()).isBetween(0, 5);
    }

    @Test
    void itIsTheHousesOwn() {
        story.on(LocalDate.of(2022, 9, 1), "yeonsu-forecast-house");
        assertThat(get(
                                "yeonsu-support-centre",
                                "/api/projects/yeonsu-forecast-house/forecast",
                                MediaType.APPLICATION_JSON)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get("yeonsu-manager", "/api/projects/yeonsu-forecast-none/forecast", MediaType.APPLICATION_JSON)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        for (String account : List.of("yeonsu-lead", "yeonsu-mayor", "yeonsu-auditor")) {
            ok(account, "yeonsu-forecast-house");
        }
    }

    private static LocalDate day(JsonNode forecast, String of) {
        return LocalDate.parse(forecast.at("/declaration/" + of).asText());
    }

    private JsonNode ok(String account, String project) {
        ResponseEntity<JsonNode> answer =
                get(account, "/api/projects/" + project + "/forecast", MediaType.APPLICATION_JSON);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> get(String account, String path, MediaType type) {
        return get(account, path, type, JsonNode.class);
    }

    private <T> ResponseEntity<T> get(String account, String path, MediaType type, Class<T> answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        headers.setAccept(List.of(type));
        return rest.exchange(URI.create(rest.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), answer);
    }
}
