package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Two nodes of the application on one database: two people complete the same task at the same moment. */
@Tag("drill")
@ProcessStory
class TwoNodesTest {

    private static final int ROUNDS = 12;
    private static final String FIRST = "yeonsu-lead";
    private static final String SECOND = "yeonsu-lead-colleague";
    private static final String DECISION = "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    DataSource database;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void oneSucceedsAndTheOtherReadsThatItIsDone() throws Exception {
        story.on(LocalDate.of(2023, 5, 8), "yeonsu-two-nodes");
        directory.ensureUser(SECOND, "안전관리과 담당 2", "safecity-demo", List.of("yeonsu-lead"), "yeonsu");
        deploy();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (ChildApplication other =
                ChildApplication.start("second-node", onTheSameDatabase()).untilUp()) {
            for (int round = 0; round < ROUNDS; round++) {
                String instance = runtime.startProcessInstanceByKey(
                                "guarded",
                                "yeonsu-two-nodes",
                                Map.of("municipality", "yeonsu", "projectKey", "yeonsu-two-nodes"))
                        .getId();
                String task = tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<HttpResponse<String>>> answers = both.invokeAll(List.of(
                        completes("http://localhost:" + port, FIRST, task, start),
                        completes(other.address(), SECOND, task, start)));
                assertThat(List.of(
                                answers.get(0).get().statusCode(),
                                answers.get(1).get().statusCode()))
                        .as(
                                "round %s: %s / %s",
                                round,
                                answers.get(0).get().body(),
                                answers.get(1).get().body())
                        .containsExactlyInAnyOrder(204, 409);
                for (Future<HttpResponse<String>> answer : answers) {
                    if (answer.get().statusCode() == 409) {
                        assertThat(answer.get().body()).contains("이미 처리");
                    }
                }
                assertThat(runtime.createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count())
                        .isZero();
            }
        } finally {
            both.shutdownNow();
        }
    }

    /** A double click, or two tabs: whoever takes a task twice at once has it, and reads of no failure. */
    @Test
    void onePersonMayTakeATaskTwiceAtOnce() throws Exception {
        story.on(LocalDate.of(2023, 5, 8), "yeonsu-taken-twice");
        deploy();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String task = task("yeonsu-taken-twice");
                CyclicBarrier start = new CyclicBarrier(2);
                String here = "http://localhost:" + port;
                for (Future<HttpResponse<String>> answer :
                        both.invokeAll(List.of(takes(here, FIRST, task, start), takes(here, FIRST, task, start)))) {
                    assertThat(answer.get().statusCode())
                            .as(answer.get().body())
                            .isEqualTo(204);
                }
                assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                        .isEqualTo(FIRST);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private void deploy() {
        repository
                .createDeployment()
                .name("guarded")
                .enableDuplicateFiltering(true)
                .addClasspathResource("guarded/guarded.bpmn")
                .addClasspathResource("guarded/guarded-decide.form")
                .deploy();
    }

    private String task(String project) {
        String instance = runtime.startProcessInstanceByKey(
                        "guarded", project, Map.of("municipality", "yeonsu", "projectKey", project))
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private Map<String, String> onTheSameDatabase() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Map.of(
                    "SPRING_DATASOURCE_URL",
                    connection.getMetaData().getURL(),
                    "SPRING_DATASOURCE_USERNAME",
                    connection.getMetaData().getUserName(),
                    "SPRING_DATASOURCE_PASSWORD",
                    "the embedded database asks for none",
                    "SPRING_PROFILES_ACTIVE",
                    "demo,test");
        }
    }

    private Callable<HttpResponse<String>> completes(String node, String account, String task, CyclicBarrier start) {
        return acts(node + "/engine-rest/task/" + task + "/complete", account, DECISION, start);
    }

    private Callable<HttpResponse<String>> takes(String node, String account, String task, CyclicBarrier start) {
        return acts(node + "/engine-rest/task/" + task + "/claim", account, "{\"userId\":\"" + account + "\"}", start);
    }

    private Callable<HttpResponse<String>> acts(String address, String account, String body, CyclicBarrier start) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((account + ":safecity-demo").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "ko")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return () -> {
            start.await();
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        };
    }
}
