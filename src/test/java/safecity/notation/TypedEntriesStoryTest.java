package safecity.notation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.DoubleValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Days and numbers over REST: as a person types them, and as a program sends them. */
@ProcessStory
class TypedEntriesStoryTest {

    private static final String PROJECT = "typed-rest";
    private static final String DECIMALS = "typed-decimals";

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    FormService forms;

    @Autowired
    TestRestTemplate http;

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT, DECIMALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default"})
    void whatIsTypedAndWhatAProgramSendsAreStoredAlike(String mount) {
        Map<String, Object> typed = Map.of(
                "heldOn",
                "2022년 10월 15일",
                "people",
                "1,250명",
                "figure",
                "1,234.50",
                "price",
                "4천5백만 원",
                "budget",
                "93,000,000원");
        Map<String, Object> plain =
                Map.of("heldOn", "2022-10-15", "people", 1250, "figure", 1234.5, "price", 45_000_000, "budget", 93);
        for (Map<String, Object> values : List.of(typed, plain)) {
            String instance = begin();
            String task = story.task("enter").getId();
            assertThat(submit(mount, task, values).getStatusCode().value()).isEqualTo(204);
            assertThat(stored(instance))
                    .containsEntry("heldOn", "2022-10-15")
                    .containsEntry("people", 1250)
                    .containsEntry("figure", 1234.5)
                    .containsEntry("price", 45_000_000)
                    .containsEntry("budget", 93);
        }
    }

    @Test
    void eachFaultIsSaidByItsField() {
        begin();
        String task = story.task("enter").getId();
        ResponseEntity<JsonNode> refused = submit(
                "/engine-rest",
                task,
                Map.of("heldOn", "2022. 2. 30.", "people", "3건", "figure", "12,50", "price", "", "budget", "4억"));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("message").asText())
                .contains(
                        "‘점검한 날’: 2022년 2월 30일은 없는 날짜입니다.",
                        "‘참여 인원(명)’: 이 항목의 단위는 명입니다.",
                        "‘기준값’: 쉼표는 세 자리마다",
                        "‘예산(백만원)’: 어느 단위인지 알 수 없습니다.");
        assertThat(story.openTasks()).containsExactly("enter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default"})
    void theFormsOfTasksAndOfStartsAreDeliveredWithTexts(String mount) {
        begin();
        JsonNode form = person().getForObject(
                        mount + "/task/{id}/deployed-form",
                        JsonNode.class,
                        story.task("enter").getId());
        assertThat(form.findValuesAsText("type")).doesNotContain("number", "datetime");
        assertThat(form.findValuesAsText("notation"))
                .containsOnly("day", "number")
                .hasSize(5);
        JsonNode start = person().getForObject(
                        mount + "/process-definition/key/programme-proposal/deployed-start-form", JsonNode.class);
        assertThat(start.findValuesAsText("type")).doesNotContain("number");
        assertThat(start.findValuesAsText("notation")).isNotEmpty();
    }

    /** Decimals that the product computes with come to the form as numbers, not as objects that it can't show. */
    @Test
    void aDecimalStandsInTheFormThatOpensWithIt() {
        story.on(LocalDate.of(2024, 1, 2), DECIMALS).start("safety-programme", Map.of("programmeCode", "P04"));
        VariableMap opened =
                forms.getTaskFormVariables(story.task("plan-programme").getId(), null, false);
        assertThat(List.of("baselineValue", "targetValue"))
                .allSatisfy(name -> assertThat(opened.<TypedValue>getValueTyped(name))
                        .isInstanceOfSatisfying(
                                DoubleValue.class,
                                value -> assertThat(value.getValue()).isPositive()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day    | 20221015     |             | 2022-10-15 | 2022. 10. 15. (토)",
                "day    | 221015       |             | 2022-10-15 | 2022. 10. 15. (토)",
                "number | 93,000,000   | won         | 93000000   | 93,000,000원 (9천3백만 원)",
                "number | 1250명       | person      | 1250       | 1,250명"
            })
    void aFormAsksWhatIsUnderstood(String kind, String text, String unit, String value, String shown) {
        JsonNode understood = understand(kind, text, unit);
        assertThat(understood.path("value").asText()).isEqualTo(value);
        assertThat(understood.path("shown").asText()).isEqualTo(shown);
        assertThat(understood.has("sentence")).isFalse();
    }

    @Test
    void aFormIsToldWhatIsWrong() {
        JsonNode understood = understand("day", "2022. 2. 30.", null);
        assertThat(understood.path("fault").asText()).isEqualTo("notation.day.none");
        assertThat(understood.path("sentence").asText()).startsWith("2022년 2월 30일은 없는 날짜입니다.");
        assertThat(understood.has("value")).isFalse();
        assertThat(http.postForEntity("/api/notation", Map.of("kind", "day", "text", "1"), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(person().postForEntity("/api/notation", Map.of("kind", "colour"), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    /** Eleven letters that are a gigabyte when a sentence writes them out. */
    @Test
    void aLimitThatNobodyCanWriteDownIsNotWrittenDown() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        for (String limit : List.of("\"min\":1E999999999", "\"max\":-1E999999999", "\"max\":-1E-999999999")) {
            assertThat(person().postForEntity(
                                    "/api/notation",
                                    new HttpEntity<>("{\"kind\":\"number\",\"text\":\"1\"," + limit + "}", headers),
                                    JsonNode.class)
                            .getStatusCode()
                            .value())
                    .as(limit)
                    .isEqualTo(400);
        }
    }

    private JsonNode understand(String kind, String text, String unit) {
        Map<String, Object> asked = new HashMap<>(Map.of("kind", kind, "text", text));
        asked.put("unit", unit);
        return person().postForObject("/api/notation", asked, JsonNode.class);
    }

    private String begin() {
        repository
                .createDeployment()
                .name("entries")
                .enableDuplicateFiltering(true)
                .addClasspathResource("typed/entries.bpmn")
                .addClasspathResource("typed/entries.form")
                .deploy();
        return story.on(LocalDate.of(2031, 11, 12), PROJECT)
                .start("entries", Map.of())
                .getId();
    }

    private TestRestTemplate person() {
        return http.withBasicAuth("yeonsu-lead", "safecity-demo");
    }

    private ResponseEntity<JsonNode> submit(String mount, String task, Map<String, Object> values) {
        Map<String, Object> variables = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.of("value", entry.getValue())));
        return person().postForEntity(
                        mount + "/task/{id}/submit-form", Map.of("variables", variables), JsonNode.class, task);
    }

    private Map<String, Object> stored(String instance) {
        try (Stream<HistoricVariableInstance> variables =
                history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().stream()) {
            return variables
                    .filter(variable -> variable.getValue() != null)
                    .collect(Collectors.toMap(
                            HistoricVariableInstance::getName,
                            HistoricVariableInstance::getValue,
                            (one, other) -> one));
        }
    }
}
