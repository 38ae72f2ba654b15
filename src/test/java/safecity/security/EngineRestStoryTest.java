package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.security.Guarded.variables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What a program that knows nothing but the engine's API, and one account, can do with it; and what it can't. */
@ProcessStory
class EngineRestStoryTest {

    private static final String LEAD = "yeonsu-lead";

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    private Guarded api;

    @BeforeEach
    void begin() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
    }

    @Test
    void aDepartmentFindsItsTaskReadsTheFormTakesItAndCompletesIt() {
        String task = api.task;
        assertThat(api.get(LEAD, "/task?processInstanceId=" + api.instance)
                        .getBody()
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(task);
        assertThat(api.post(LEAD, "/task", Map.of("processInstanceId", api.instance))
                        .getBody())
                .hasSize(1);
        assertThat(api.get(LEAD, "/task/count").getBody().path("count").asInt()).isPositive();
        assertThat(api.get(LEAD, "/task/" + task).getStatusCode().value()).isEqualTo(200);
        assertThat(api.get(LEAD, "/task/" + task + "/form")
                        .getBody()
                        .path("camundaFormRef")
                        .path("key")
                        .asText())
                .isEqualTo("guarded-decide");
        assertThat(api.get(LEAD, "/task/" + task + "/deployed-form").getBody().path("components"))
                .isNotEmpty();
        assertThat(api.get(LEAD, "/task/" + task + "/form-variables").getBody().has("decision"))
                .isTrue();

        assertThat(api.status(LEAD, HttpMethod.POST, "/task/" + task + "/claim", Map.of("userId", LEAD)))
                .isEqualTo(204);
        assertThat(api.status(LEAD, HttpMethod.POST, "/task/" + task + "/unclaim", Map.of()))
                .isEqualTo(204);
        assertThat(api.status(LEAD, HttpMethod.POST, "/task/" + task + "/claim", Map.of("userId", LEAD)))
                .isEqualTo(204);
        assertThat(api.status(
                        LEAD, HttpMethod.POST, "/task/" + task + "/submit-form", variables("decision", "approve")))
                .isEqualTo(204);
        assertThat(api.isOpen()).isFalse();
    }

    @Test
    void whatTheFormRefusesIsAnsweredFieldByFieldInTheReadersLanguage() {
        ResponseEntity<JsonNode> refused =
                api.post(LEAD, "/task/" + api.task + "/complete", variables("approved", true));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("approved", "decision", "opinion");
        assertThat(refused.getBody().path("violations").findValuesAsText("rule"))
                .contains("form.required", "form.unknown");
        assertThat(refused.getBody().path("message").asText()).contains("‘처리’: 반드시 입력해야 합니다.");
        assertThat(api.post(LEAD, "/task/" + api.task + "/complete", variables("decision", "return"))
                        .getBody()
                        .path("violations")
                        .findValuesAsText("field"))
                .containsExactly("opinion");
        assertThat(api.isOpen()).isTrue();
    }

    /** With a field misspelt a task would be completed without what was entered, and with one too many nobody would know. */
    @ParameterizedTest
    @CsvSource({
        "complete, varaibles",
        "submit-form, varaibles",
        "submit-form, assignee",
        "claim, owner",
        "claim, user",
    })
    void aFieldThatNothingReadsIsRefusedWhereSomebodyActs(String act, String field) {
        Map<String, Object> body = new TreeMap<>(Map.of(field, Map.of("decision", Map.of("value", "approve"))));
        body.put(act.equals("claim") ? "userId" : "variables", act.equals("claim") ? LEAD : Map.of());
        for (String mount : List.of("", "/engine/default")) {
            ResponseEntity<JsonNode> refused = api.post(LEAD, mount + "/task/" + api.task + "/" + act, body);
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(refused.getBody().path("message").asText()).contains("‘" + field + "’");
            assertThat(refused.getBody().path("violations").findValuesAsText("field"))
                    .containsExactly(field);
        }
        assertThat(api.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "[[[[",
                "[]",
                "1",
                "\"x\"",
                "{\"assignee\":[1]}",
                "{\"priority\":LONG}",
                "\u001F\u008B"
            })
    void aBodyThatCannotBeReadIsAnsweredWithASentence(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(LEAD, "safecity-demo");
        headers.setContentType(MediaType.APPLICATION_JSON);
        String sent = body.replace("LONG", "1".repeat(2_000));
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/" + api.task + "/claim")) {
            ResponseEntity<String> answer =
                    http.exchange(path, HttpMethod.POST, new HttpEntity<>(sent, headers), String.class);
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(400);
            assertThat(answer.getBody())
                    .as(path)
                    .contains("\"message\":\"")
                    .doesNotContain("\"message\":\"\"", "Source:", "Unexpected", "Cannot deserialize", "StreamRead");
        }
    }

    @Test
    void aJobThatIsNotThereAndANumberOfRetriesThatIsNoneAreTheAskersMistakes() {
        String job = job();
        for (String mount : List.of("", "/engine/default")) {
            assertThat(retries(mount, "not-there", Map.of("retries", 1))).isEqualTo(404);
            assertThat(retries(mount, job, Map.of("retries", -1))).isEqualTo(400);
            assertThat(retries(mount, job, Map.of())).isEqualTo(400);
            assertThat(retries(mount, job, Map.of("retries", 0))).isEqualTo(204);
            assertThat(retries(mount, job, Map.of("retries", 1))).isEqualTo(204);
        }
    }

    private int retries(String mount, String job, Map<String, Integer> body) {
        return api.status("yeonsu-manager", HttpMethod.PUT, mount + "/job/" + job + "/retries", body);
    }

    /** One that waits until its day. */
    private String job() {
        repository
                .createDeployment()
                .addModelInstance(
                        "guarded-wait.bpmn",
                        Bpmn.createExecutableProcess("guarded-wait")
                                .camundaHistoryTimeToLive(10)
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDuration("P10D")
                                .endEvent()
                                .done())
                .deploy();
        runtime.startProcessInstanceByKey(
                "guarded-wait", "guarded", Map.of("municipality", "yeonsu", "projectKey", "guarded"));
        return management
                .createJobQuery()
                .processDefinitionKey("guarded-wait")
                .singleResult()
                .getId();
    }

    @Test
    void whoComesTooLateReadsThatItIsDone() {
        Map<String, Object> approve = variables("decision", "approve");
        assertThat(api.status(LEAD, HttpMethod.POST, "/task/" + api.task + "/complete", approve))
                .isEqualTo(204);
        for (String end : List.of("/complete", "/submit-form")) {
            ResponseEntity<JsonNode> late = api.post(LEAD, "/task/" + api.task + end, approve);
            assertThat(late.getStatusCode().value()).isEqualTo(409);
            assertThat(late.getBody().path("message").asText()).contains("이미 처리된 업무입니다");
        }
    }

    @Test
    void nobodyTakesWorkForSomebodyElseOrFromSomebodyElse() {
        assertThat(api.status(LEAD, HttpMethod.POST, "/task/" + api.task + "/claim", Map.of("userId", "yeonsu-legal")))
                .isEqualTo(403);
        assertThat(api.status(
                        "yeonsu-legal",
                        HttpMethod.POST,
                        "/task/" + api.task + "/claim",
                        Map.of("userId", "yeonsu-legal")))
                .isEqualTo(403);
        assertThat(api.status(
                        "yeonsu-legal",
                        HttpMethod.POST,
                        "/task/" + api.task + "/complete",
                        variables("decision", "approve")))
                .isEqualTo(403);
        for (String account : List.of("yeonsu-manager", "admin")) {
            assertThat(api.status(
                            account,
                            HttpMethod.POST,
                            "/task/" + api.task + "/assignee",
                            Map.of("userId", "yeonsu-lead")))
                    .isEqualTo(403);
            assertThat(api.status(account, HttpMethod.POST, "/task/" + api.task + "/unclaim", Map.of()))
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyStartsWhatIsNotTheirs() {
        for (String process : List.of("certification", "approval", "ordinance-enactment", "guarded")) {
            for (String account : List.of("yeonsu-traffic", "yeonsu-manager", "yeonsu-auditor", "admin")) {
                for (String end : List.of("/start", "/submit-form")) {
                    assertThat(api.status(
                                    account,
                                    HttpMethod.POST,
                                    "/process-definition/key/" + process + end,
                                    Map.of("businessKey", "x", "variables", Map.of())))
                            .as(account + " " + process)
                            .isEqualTo(403);
                }
            }
        }
        ResponseEntity<JsonNode> empty =
                api.post(LEAD, "/process-definition/key/certification/start", Map.of("variables", Map.of()));
        assertThat(empty.getStatusCode().value()).isEqualTo(400);
        assertThat(empty.getBody().path("violations").findValuesAsText("field")).contains("startYear");
    }

    @Test
    void nothingIsWrittenPastAForm() {
        SoftAssertions all = new SoftAssertions();
        Map<String, Object> value = Map.of("value", "x", "type", "String");
        String task = "/task/" + api.task;
        String instance = "/process-instance/" + api.instance;
        for (String account : List.of(LEAD, "yeonsu-manager", "yeonsu-auditor", "admin")) {
            refused(all, account, HttpMethod.PUT, task + "/variables/decision", value);
            refused(all, account, HttpMethod.PUT, task + "/localVariables/decision", value);
            refused(all, account, HttpMethod.DELETE, task + "/localVariables/decision", null);
            refused(
                    all,
                    account,
                    HttpMethod.POST,
                    task + "/variables",
                    Map.of("modifications", Map.of("decision", value)));
            refused(all, account, HttpMethod.PUT, instance + "/variables/decision", value);
            refused(all, account, HttpMethod.DELETE, instance + "/variables/municipality", null);
            refused(all, account, HttpMethod.PUT, "/execution/" + api.instance + "/localVariables/x", value);
            refused(
                    all,
                    account,
                    HttpMethod.POST,
                    "/message",
                    Map.of("messageName", "safecity.x", "businessKey", "guarded"));
            refused(all, account, HttpMethod.POST, "/signal", Map.of("name", "x"));
            refused(all, account, HttpMethod.DELETE, instance, null);
            refused(
                    all,
                    account,
                    HttpMethod.POST,
                    instance + "/modification",
                    Map.of("instructions", List.of(Map.of("type", "cancel", "activityId", "decide"))));
            refused(all, account, HttpMethod.DELETE, "/history/process-instance/" + api.instance, null);
            refused(all, account, HttpMethod.POST, task + "/comment/create", Map.of("message", "x"));
            refused(all, account, HttpMethod.POST, task + "/bpmnError", Map.of("errorCode", "abandoned"));
            refused(all, account, HttpMethod.POST, task + "/bpmnEscalation", Map.of("escalationCode", "x"));
            refused(all, account, HttpMethod.POST, task + "/resolve", Map.of());
            refused(all, account, HttpMethod.POST, task + "/delegate", Map.of("userId", "yeonsu-legal"));
            refused(all, account, HttpMethod.PUT, task, Map.of("name", "x"));
            refused(all, account, HttpMethod.DELETE, task, null);
            refused(all, account, HttpMethod.POST, "/task/create", Map.of("name", "x"));
            refused(
                    all,
                    account,
                    HttpMethod.POST,
                    task + "/identity-links",
                    Map.of("userId", account, "type", "candidate"));
        }
        all.assertAll();
        assertThat(api.isOpen()).isTrue();
        assertThat(api.variable("municipality")).isEqualTo("yeonsu");
    }

    @Test
    void managersAuditorsAndAdministratorsSeeTheWorkAndDoNotDoIt() {
        for (String account : List.of("yeonsu-manager", "yeonsu-auditor", "admin")) {
            assertThat(api.status(account, HttpMethod.GET, "/process-instance/" + api.instance, null))
                    .as(account)
                    .isEqualTo(200);
            assertThat(api.status(account, HttpMethod.GET, "/task/" + api.task, null))
                    .as(account)
                    .isEqualTo(200);
            assertThat(api.status(
                            account,
                            HttpMethod.POST,
                            "/task/" + api.task + "/complete",
                            variables("decision", "approve")))
                    .as(account)
                    .isEqualTo(403);
            assertThat(api.status(account, HttpMethod.POST, "/task/" + api.task + "/claim", Map.of("userId", account)))
                    .as(account)
                    .isEqualTo(403);
        }
        assertThat(api.isOpen()).isTrue();
    }

    private void refused(SoftAssertions all, String account, HttpMethod method, String path, Object body) {
        all.assertThat(api.status(account, method, path, body))
                .as("%s %s %s", account, method, path)
                .isEqualTo(403);
    }
}
