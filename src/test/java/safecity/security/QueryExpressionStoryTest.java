package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.beans.PropertyDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** No expression in any query runs in the server, through no mount and at no depth (CVE-2026-109432). */
@ProcessStory
class QueryExpressionStoryTest {

    private static final String PASSWORD = "safecity-demo";

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void today() {
        story.on(LocalDate.of(2023, 5, 8), "doors");
    }

    @Test
    void everyExpressionFieldOfATaskQueryIsRefusedOnBothMounts() throws Exception {
        Path marker = Files.createTempDirectory("expression").resolve("marker");
        String expression = "${''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('"
                + marker + "').createNewFile()}";
        String filter = filters.saveFilter(filters.newTaskFilter("expressions").setQuery(tasks.createTaskQuery()))
                .getId();
        Browser person = new Browser(port);
        person.signIn("yeonsu-lead", PASSWORD);
        person.get("/camunda/api/admin/auth/user/default");

        SoftAssertions all = new SoftAssertions();
        for (String field : expressionFields()) {
            Object value = expression;
            for (Map<String, Object> query : List.of(
                    Map.<String, Object>of(field, value),
                    Map.<String, Object>of("orQueries", List.of(Map.of(field, value))),
                    Map.<String, Object>of("orQueries", List.of(Map.of("name", "x"), Map.of(field, value))))) {
                for (String path : List.of(
                        "/task",
                        "/task/count",
                        "/filter/" + filter + "/list",
                        "/filter/" + filter + "/count",
                        "/filter/" + filter + "/singleResult")) {
                    HttpStatusCode rest = http.withBasicAuth("yeonsu-lead", PASSWORD)
                            .postForEntity("/engine-rest" + path, query, String.class)
                            .getStatusCode();
                    all.assertThat(rest.is4xxClientError())
                            .as("%s %s %s", path, query, rest)
                            .isTrue();
                }
                int web = person.call("POST", "/camunda/api/engine/engine/default/task", query)
                        .statusCode();
                all.assertThat(web).as("web %s", query).isBetween(400, 499);
            }
            Map<String, Object> stored = new HashMap<>(Map.of(
                    "resourceType",
                    "Task",
                    "name",
                    "x " + field,
                    "query",
                    Map.of("orQueries", List.of(Map.of(field, value)))));
            all.assertThat(http.withBasicAuth("admin", PASSWORD)
                            .postForEntity("/engine-rest/filter/create", stored, String.class)
                            .getStatusCode()
                            .is4xxClientError())
                    .as("filter %s", field)
                    .isTrue();
        }
        all.assertThat(http.withBasicAuth("yeonsu-lead", PASSWORD)
                        .getForEntity("/engine-rest/task?assigneeExpression={e}", String.class, expression)
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        all.assertAll();
        assertThat(marker).doesNotExist();
    }

    @Test
    void aStoredFilterMayAskForThePersonWhoLooks() {
        Map<String, Object> mine = Map.of(
                "resourceType", "Task", "name", "내 업무", "query", Map.of("assigneeExpression", "${currentUser()}"));
        String filter = http.withBasicAuth("admin", PASSWORD)
                .postForObject("/engine-rest/filter/create", mine, JsonNode.class)
                .path("id")
                .asText();
        assertThat(http.withBasicAuth("yeonsu-lead", PASSWORD)
                        .getForEntity("/engine-rest/filter/" + filter + "/list", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private static List<String> expressionFields() {
        List<String> fields = new ArrayList<>(Arrays.stream(BeanUtils.getPropertyDescriptors(TaskQueryDto.class))
                .map(PropertyDescriptor::getName)
                .filter(name -> name.endsWith("Expression"))
                .toList());
        assertThat(fields).hasSizeGreaterThan(10);
        return fields;
    }
}
