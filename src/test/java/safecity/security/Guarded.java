package safecity.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import safecity.story.Story;

/** A process with one task, and clients of the engine's API that try things on it. */
class Guarded {

    private final TestRestTemplate http;
    private final TaskService tasks;
    private final RuntimeService runtime;
    final String municipality;
    final String instance;
    final String task;

    Guarded(
            TestRestTemplate http,
            Story story,
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            String municipality) {
        this.http = http;
        this.tasks = tasks;
        this.runtime = runtime;
        this.municipality = municipality;
        story.on(LocalDate.of(2023, 5, 8), "guarded");
        repository
                .createDeployment()
                .name("guarded")
                .enableDuplicateFiltering(true)
                .addClasspathResource("guarded/guarded.bpmn")
                .addClasspathResource("guarded/guarded-decide.form")
                .deploy();
        instance = runtime.startProcessInstanceByKey(
                        "guarded", "guarded", Map.of("municipality", municipality, "projectKey", "guarded"))
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    boolean isOpen() {
        return tasks.createTaskQuery().taskId(task).count() == 1;
    }

    Object variable(String name) {
        return runtime.getVariable(instance, name);
    }

    ResponseEntity<JsonNode> get(String account, String path) {
        return call(account, HttpMethod.GET, path, null);
    }

    ResponseEntity<JsonNode> post(String account, String path, Object body) {
        return call(account, HttpMethod.POST, path, body);
    }

    int status(String account, HttpMethod method, String path, Object body) {
        return call(account, method, path, body).getStatusCode().value();
    }

    ResponseEntity<JsonNode> call(String account, HttpMethod method, String path, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.exchange("/engine-rest" + path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    static Map<String, Object> variables(String name, Object value) {
        return Map.of("variables", Map.of(name, Map.of("value", value)));
    }
}
