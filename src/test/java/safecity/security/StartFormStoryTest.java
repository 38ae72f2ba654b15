package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import safecity.project.Certifications;
import safecity.project.Plans;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Every start form of every process, submitted as a client of the engine's API does, by the role that may. */
@ProcessStory
class StartFormStoryTest {

    private static final String LEAD = "yeonsu-lead";

    private static final Map<String, Object> PROPOSAL = Map.ofEntries(
            Map.entry("proposalTitle", "등하굣길 안전지도"),
            Map.entry("proposalField", "children"),
            Map.entry("proposalOwnerDuty", "women-children"),
            Map.entry("proposalBegins", "this-year"),
            Map.entry("proposalYears", 2),
            Map.entry("proposalGoal", "어린이 보행사고를 줄인다"),
            Map.entry("proposalIndicator", "안전지도 참여 학교 수"),
            Map.entry("proposalFormula", "참여 학교 수의 합계"),
            Map.entry("proposalDataSource", "사업 결과보고"),
            Map.entry("proposalUnit", "교"),
            Map.entry("proposalDirection", "up"),
            Map.entry("proposalMeasure", "count"),
            Map.entry("proposalBaseline", 10),
            Map.entry("proposalTarget", 20));

    /** What is started in a project that runs: the process, who may, and what they enter beside the project's key. */
    private record Start(String process, String account, Map<String, Object> values) {}

    private static final List<Start> IN_A_PROJECT = List.of(
            new Start("plan-change", LEAD, Map.of("changeReason", "위원 추천이 늦어짐")),
            new Start("programme-proposal", "yeonsu-women-children", PROPOSAL),
            new Start("abandonment-request", LEAD, Map.of("abandonmentReason", "예산 전액 삭감")),
            new Start("resumption-request", LEAD, Map.of("resumptionReason", "예산 확보")));

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ObjectMapper json;

    @Autowired
    Plans plans;

    @Autowired
    Certifications certifications;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"2050, /engine-rest", "2051, /engine-rest/engine/default", "2052, /camunda/api/engine/engine/default"})
    void everyStartFormIsTakenForANewProjectAndForOneWhosePlanIsKnown(int year, String mount) throws IOException {
        story.on(LocalDate.of(year, 2, 3), "start-known-" + year);
        String made = start(mount, LEAD, "certification", Map.of("startYear", year, "projectTitle", "둘째 공인사업"));
        String sent =
                start(mount, LEAD, "certification", Map.of("projectKey", "yeonsu-s-" + year, "projectTitle", "셋째"));
        String known = start(mount, LEAD, "certification", Map.of("projectKey", "start-known-" + year));
        assertThat(List.of(made, sent, known))
                .containsExactly("yeonsu-" + year, "yeonsu-s-" + year, "start-known-" + year);
        for (String project : List.of(made, sent, known)) {
            plans.adopt(project, "yeonsu-mayor");
            for (Start start : IN_A_PROJECT) {
                Map<String, Object> values = new HashMap<>(start.values());
                values.put("projectKey", project);
                if (start.process().equals("resumption-request")) {
                    certifications.abandoned(project, "정산 완료", LEAD);
                }
                assertThat(start(mount, start.account(), start.process(), values))
                        .as("%s in %s", start.process(), project)
                        .isEqualTo(project);
            }
        }
    }

    @Test
    void noProcessWithAStartFormIsLeftOut() throws IOException {
        Set<String> tried = Stream.concat(
                        Stream.of("certification"), IN_A_PROJECT.stream().map(Start::process))
                .collect(Collectors.toSet());
        assertThat(startable()).containsExactlyInAnyOrderElementsOf(tried);
    }

    /** @return the business key of the instance */
    private String start(String mount, String account, String process, Map<String, Object> values) throws IOException {
        String path = mount + "/process-definition/key/" + process + "/submit-form";
        JsonNode started =
                mount.startsWith("/camunda") ? inBrowser(account, path, values) : byProgram(account, path, values);
        return runtime
                .createProcessInstanceQuery()
                .processInstanceId(started.path("id").asText())
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .findFirst()
                // Nothing waits in a proposal that was handed over: the answer is all there is to see.
                .orElseGet(() -> started.path("businessKey").asText());
    }

    private JsonNode byProgram(String account, String path, Map<String, Object> values) {
        var answer = new Caller(http, account).call(HttpMethod.POST, path, body(values));
        assertThat(answer.getStatusCode().value())
                .as("%s: %s", path, answer.getBody())
                .isEqualTo(200);
        return answer.getBody();
    }

    private JsonNode inBrowser(String account, String path, Map<String, Object> values) throws JsonProcessingException {
        Browser person = new Browser(port);
        person.signIn(account, "safecity-demo");
        person.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = person.call("POST", path, body(values));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static Map<String, Object> body(Map<String, Object> values) {
        return Map.of(
                "variables",
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, value -> Map.of("value", value.getValue()))));
    }

    private static Set<String> startable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .map(StartFormStoryTest::process)
                    .filter(Process::isCamundaStartableInTasklist)
                    .map(Process::getId)
                    .collect(Collectors.toSet());
        }
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }
}
