package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Where a milestone is says the engine; how far it is behind says the plan. */
@ProcessStory
class MilestoneCourseTest {

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestRestTemplate rest;

    private String key;

    @Test
    void aMilestoneRunsWhenItsStepsAreOpenAndWaitsForWhatComesBefore() {
        begin(LocalDate.of(2022, 9, 1), "yeonsu-course-begun");
        story.start("certification", Map.of());

        JsonNode plan = milestone("plan");
        assertThat(plan.get("state").asText()).isEqualTo("RUNNING");
        assertThat(names(plan)).contains("추진계획 수립");
        assertThat(plan.get("daysBehind").asInt()).isZero();
        JsonNode agreement = milestone("support-agreement");
        assertThat(agreement.get("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(names(agreement)).contains("추진계획 수립");
        assertThat(names(milestone("ordinance"))).contains("추진계획과 등재");

        // its planned end is 30 September: on that day it is not behind yet
        story.on(LocalDate.of(2022, 9, 30), key);
        assertThat(milestone("plan").get("daysBehind").asInt()).isZero();
        story.on(LocalDate.of(2022, 10, 1), key);
        assertThat(milestone("plan").get("daysBehind").asInt()).isEqualTo(1);
        assertThat(milestone("plan").get("behind").asText()).isEqualTo("FINISH");
    }

    @Test
    void aMilestoneWhoseTimeHasNotComeSaysUntilWhen() {
        begin(LocalDate.of(2022, 9, 20), "yeonsu-course-waits");
        runtime.createProcessInstanceByKey("project-preparation")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu"))
                .startBeforeActivity("agreement-season")
                .execute();

        JsonNode agreement = milestone("support-agreement");
        assertThat(agreement.get("state").asText()).isEqualTo("WAITING");
        assertThat(agreement.at("/waitsFor/0/until").asText()).isEqualTo("2022-11-01");
        JsonNode project = project("ko");
        assertThat(project.get("openTasks")).isEmpty();
        assertThat(project.at("/waits/0/name").asText()).isEqualTo("협약 체결 시기");
        assertThat(project.at("/waits/0/until").asText()).isEqualTo("2022-11-01");
        assertThat(project("en").at("/waits/0/name").asText()).isEqualTo("Time of the support agreement");
    }

    @Test
    void whatHasNotBegunIsCountedFromItsPlannedBeginAndSaysWhatItWaitsFor() {
        begin(LocalDate.of(2024, 11, 1), "yeonsu-course-late");
        runtime.createProcessInstanceByKey("certification")
                .businessKey(key)
                .setVariables(
                        Map.of("projectKey", key, "municipality", "yeonsu", "ordinanceEffectiveDate", "2023-04-01"))
                .startBeforeActivity("form-committee")
                .execute();

        JsonNode contract = milestone("evaluation-contract");
        assertThat(contract.get("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(contract.get("daysBehind").asInt()).isEqualTo(274);
        assertThat(contract.get("behind").asText()).isEqualTo("BEGIN");
        // planned until 30 November: from the day after it is late to finish, begun or not
        assertThat(milestone("evaluation-contract", "?on=2024-11-30")
                        .get("behind")
                        .asText())
                .isEqualTo("BEGIN");
        JsonNode over = milestone("evaluation-contract", "?on=2024-12-01");
        assertThat(over.get("behind").asText()).isEqualTo("FINISH");
        assertThat(over.get("daysBehind").asInt()).isEqualTo(1);
        assertThat(names(contract)).containsExactly("위원회 구성");
        JsonNode programmes = milestone("programmes");
        assertThat(programmes.get("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(names(programmes)).containsExactly("위원회 구성");
        JsonNode committee = milestone("committee");
        assertThat(committee.get("state").asText()).isEqualTo("RUNNING");
        assertThat(committee.get("daysBehind").asInt()).isEqualTo(428);
        // in the past nothing of it was on
        assertThat(milestone("committee", "?on=2024-10-31").get("state").asText())
                .isEqualTo("NOT_STARTED");
    }

    @Test
    void whatIsOnInItsTimeIsBehindWithItsOldestTask() {
        begin(LocalDate.of(2024, 3, 1), "yeonsu-course-task");
        runtime.createProcessInstanceByKey("certification")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu"))
                .startBeforeActivity("evaluate-programmes#multiInstanceBody")
                .execute();
        story.settle();
        LocalDate due =
                LocalDate.parse(project("ko").at("/openTasks/0/due").asText().substring(0, 10));
        assertThat(due).isBefore(LocalDate.of(2024, 11, 28));

        assertThat(milestone("evaluation-contract", "?on=" + due).get("behind").isNull())
                .isTrue();
        JsonNode late = milestone("evaluation-contract", "?on=" + due.plusDays(2));
        assertThat(late.get("behind").asText()).isEqualTo("TASK");
        assertThat(late.get("daysBehind").asInt()).isEqualTo(2);
    }

    @Test
    void whatWaitsForItsSeasonHasNotBegun() {
        begin(LocalDate.of(2022, 11, 20), "yeonsu-course-season");
        runtime.createProcessInstanceByKey("project-preparation")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu"))
                .startBeforeActivity("adopt-plan")
                .execute();
        JsonNode agreement = milestone("support-agreement");
        assertThat(agreement.get("behind").asText()).isEqualTo("BEGIN");
        assertThat(agreement.get("daysBehind").asInt()).isEqualTo(19);
    }

    @Test
    void theSameProcessOfAnotherStageIsAnotherMilestone() {
        begin(LocalDate.of(2024, 3, 1), "yeonsu-course-stage");
        runtime.createProcessInstanceByKey("certification")
                .businessKey(key)
                .setVariables(Map.of("projectKey", key, "municipality", "yeonsu"))
                .startBeforeActivity("evaluate-programmes#multiInstanceBody")
                .execute();
        story.settle();

        assertThat(milestone("evaluation-contract").get("state").asText()).isIn("RUNNING", "WAITING");
        assertThat(milestone("baseline-survey").get("state").asText()).isEqualTo("NOT_STARTED");
        JsonNode outcome = milestone("outcome-contract");
        assertThat(outcome.get("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(names(outcome)).containsExactly("수행평가 용역");
    }

    @Test
    void aTaskIsLateWhenItsDayIsOver() {
        begin(LocalDate.of(2022, 9, 1), "yeonsu-course-day");
        story.start("project-preparation", Map.of());
        LocalDate due =
                LocalDate.parse(project("ko").at("/openTasks/0/due").asText().substring(0, 10));

        // one second after six in the evening
        story.until(due);
        assertThat(project("ko").at("/openTasks/0/overdue").asBoolean()).isFalse();
        story.on(due.plusDays(1), key);
        assertThat(project("ko").at("/openTasks/0/overdue").asBoolean()).isTrue();
        assertThat(read("ko", "?on=" + due).at("/openTasks/0/overdue").asBoolean())
                .isFalse();
    }

    private void begin(LocalDate day, String project) {
        key = project;
        story.on(day, project);
    }

    private static Iterable<String> names(JsonNode milestone) {
        return milestone.get("waitsFor").findValuesAsText("name");
    }

    private JsonNode milestone(String code) {
        return milestone(code, "");
    }

    private JsonNode milestone(String code, String query) {
        return StreamSupport.stream(read("ko", query).get("milestones").spliterator(), false)
                .filter(one -> one.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode project(String language) {
        return read(language, "");
    }

    private JsonNode read(String language, String query) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth("yeonsu-lead", "safecity-demo");
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        return rest.exchange(
                        URI.create(rest.getRootUri() + "/api/projects/" + key + query),
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        JsonNode.class)
                .getBody();
    }
}
