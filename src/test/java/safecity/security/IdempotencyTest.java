package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A client that got no answer asks again: what it asked for is done once, and it gets the first answer. */
@ProcessStory
class IdempotencyTest {

    private static final String PASSWORD = "safecity-demo";
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
    JdbcClient jdbc;

    @Autowired
    IdentityService identities;

    @Autowired
    IdentityDirectory directory;

    @LocalServerPort
    int port;

    private final String key = "test-" + UUID.randomUUID();
    private Guarded guarded;

    @BeforeEach
    void open() {
        guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
    }

    @AfterEach
    void leave() {
        if (guarded.isOpen()) {
            runtime.deleteProcessInstance(guarded.instance, "the story is told");
        }
        jdbc.sql("DELETE FROM answered_request WHERE key LIKE 'test-%'").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aTaskIsDoneOnceAndTheRepeatGetsTheFirstAnswer(String act) {
        String path = "/engine-rest/task/" + guarded.task + "/" + act;
        post(LEAD, "/engine-rest/task/" + guarded.task + "/claim", null, Map.of("userId", LEAD));
        ResponseEntity<JsonNode> first = post(LEAD, path, key, decision());
        assertThat(first.getStatusCode().value())
                .as(String.valueOf(first.getBody()))
                .isEqualTo(204);
        ResponseEntity<JsonNode> repeat = post(LEAD, path, key, decision());
        assertThat(repeat.getStatusCode().value()).isEqualTo(204);
        assertThat(repeat.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(post(LEAD, path, null, decision()).getStatusCode().value())
                .as("without a key it is a new request")
                .isNotEqualTo(204);
    }

    @Test
    void aRemarkIsMadeOnceAndAnotherBodyAnotherAddressAnotherAccountAreToldApart() {
        String path = "/api/tasks/" + guarded.task + "/comments";
        ResponseEntity<JsonNode> first = post(LEAD, path, key, Map.of("text", "한 번"));
        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(post(LEAD, path, key, Map.of("text", "한 번")).getBody()).isEqualTo(first.getBody());
        assertThat(post(LEAD, path, key, Map.of("text", "두 번")).getStatusCode().value())
                .isEqualTo(422);
        assertThat(post(LEAD, path + "?again", key, Map.of("text", "한 번"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(remarks()).isEqualTo(1);
        assertThat(post("yeonsu-lead-head", path, key, Map.of("text", "한 번"))
                        .getStatusCode()
                        .value())
                .as("the key is each account's own")
                .isNotEqualTo(422);
    }

    private static final String LEAVER = "yeonsu-replay-leaver";
    private static final String MAPO = "mapo-replay-officer";

    /** Each door that gives an answer: what was asked is answered again to nobody but who asked, and as they stood then. */
    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, '{\"processInstanceId\": \"{instance}\"}'",
        "/engine-rest/engine/default/task, '{\"processInstanceId\": \"{instance}\"}'",
        "/engine-rest/task/{task}/claim, '{\"userId\": \"yeonsu-replay-leaver\"}'",
        "/engine-rest/task/{task}/submit-form, '{\"variables\": {\"decision\": {\"value\": \"approve\"}}}'",
        "/api/tasks/{task}/comments, '{\"text\": \"한 번\"}'",
        "/api/notation, '{\"text\": \"1000\", \"kind\": \"number\"}'"
    })
    void aReplayIsForWhoAskedAndAsTheyStoodThen(String door, String asked) {
        directory.ensureUser(LEAVER, "주무관", PASSWORD, List.of(LEAD), "yeonsu");
        directory.ensureTenant("mapo-replay", "마포구");
        directory.ensureUser(MAPO, "주무관", PASSWORD, List.of(), "mapo-replay");
        try {
            String path = door.replace("{task}", guarded.task);
            String body = asked.replace("{instance}", guarded.instance);
            ResponseEntity<JsonNode> first = post(LEAVER, path, key, body);
            assertThat(first.getStatusCode().is2xxSuccessful())
                    .as(String.valueOf(first.getBody()))
                    .isTrue();
            assertThat(isReplayed(post(LEAVER, path, key, body))).isTrue();
            for (String other : List.of("yeonsu-lead", "yeonsu-legal", "yeonsu-certifier", "admin", MAPO)) {
                assertThat(isReplayed(post(other, path, key, body))).as(other).isFalse();
            }
            identities.deleteMembership(LEAVER, LEAD);
            identities.createMembership(LEAVER, "yeonsu-legal");
            ResponseEntity<JsonNode> later = post(LEAVER, path, key, body);
            assertThat(isReplayed(later)).as("after leaving the department").isFalse();
            assertThat(later.getStatusCode().value()).isEqualTo(409);
            assertThat(later.getBody().toString()).doesNotContain(guarded.task);
            assertThat(post(LEAVER, path, key, body + " ").getStatusCode().value())
                    .as("with another body")
                    .isEqualTo(422);
            identities.deleteMembership(LEAVER, "yeonsu-legal");
            identities.createMembership(LEAVER, LEAD);
            assertThat(isReplayed(post(LEAVER, path, key, body)))
                    .as("back in the department")
                    .isTrue();
        } finally {
            identities.deleteUser(LEAVER);
            identities.deleteUser(MAPO);
            identities.deleteTenant("mapo-replay");
        }
    }

    private static boolean isReplayed(ResponseEntity<JsonNode> answer) {
        return answer.getHeaders().containsKey("Idempotency-Replayed");
    }

    /** Nothing was done, so that the repeat is a new attempt; but still of the same request. */
    @Test
    void aRefusalIsNoAnswerThatStays() {
        String path = "/engine-rest/task/" + guarded.task + "/complete";
        assertThat(post("yeonsu-budget", path, key, decision()).getStatusCode().value())
                .isGreaterThanOrEqualTo(400);
        assertThat(post(LEAD, path, key, Map.of("variables", Map.of("decision", Map.of("value", "nonsense"))))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post(LEAD, path, key, decision()).getStatusCode().value()).isEqualTo(422);
        assertThat(guarded.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b"})
    void aKeyThatIsNoneIsRefused(String none) {
        assertThat(post(LEAD, "/api/tasks/" + guarded.task + "/comments", none, Map.of("text", "한 번"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post(LEAD, "/api/tasks/" + guarded.task + "/comments", "k".repeat(256), Map.of("text", "한 번"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(remarks()).isZero();
    }

    @Test
    void ofManyAtOnceOneActs() {
        String path = "/api/tasks/" + guarded.task + "/comments";
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() ->
                    post(LEAD, path, key, Map.of("text", "한 번")).getStatusCode().value()));
        }
        assertThat(all.stream().map(CompletableFuture::join))
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(remarks()).isEqualTo(1);
        assertThat(post(LEAD, path, key, Map.of("text", "한 번")).getStatusCode().value())
                .isEqualTo(201);
        assertThat(remarks()).isEqualTo(1);
    }

    /** The client is gone before it reads anything; what it asked for was done, and its repeat hears so. */
    @Test
    void whoeverWasCutOffAsksAgain() throws IOException {
        String path = "/api/tasks/" + guarded.task + "/comments";
        String body = "{\"text\":\"cut\"}";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head(path, "application/json", body.length()));
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().until(() -> remarks() == 1);
        }
        ResponseEntity<JsonNode> repeat = post(LEAD, path, key, body);
        assertThat(repeat.getStatusCode().value()).isEqualTo(201);
        assertThat(repeat.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(remarks()).isEqualTo(1);
    }

    /** As far as the node was when it fell, so is the answer: both come with one commit. */
    @Test
    void theActAndItsAnswerAreOneTransaction() {
        jdbc.sql("ALTER TABLE answered_request ADD CONSTRAINT falls CHECK (key NOT LIKE 'test-fall%') NOT VALID")
                .update();
        try {
            assertThat(post(LEAD, "/api/tasks/" + guarded.task + "/comments", "test-fall", Map.of("text", "한 번"))
                            .getStatusCode()
                            .value())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            jdbc.sql("ALTER TABLE answered_request DROP CONSTRAINT falls").update();
        }
        assertThat(remarks()).isZero();
    }

    @Test
    void afterADayTheKeyIsNewAgain() {
        String path = "/api/tasks/" + guarded.task + "/comments";
        post(LEAD, path, key, Map.of("text", "한 번"));
        jdbc.sql("UPDATE answered_request SET at = at - interval '1 day' WHERE key = ?")
                .param(key)
                .update();
        assertThat(post(LEAD, path, key, Map.of("text", "다음 날")).getStatusCode().value())
                .isEqualTo(201);
        assertThat(remarks()).isEqualTo(2);
    }

    @Test
    void aFileIsFiledOnceAndAnotherFileWithItsKeyIsToldApart() {
        String path = "/api/projects/guarded/evidence?fileName=once.csv";
        ResponseEntity<JsonNode> first = file(path, "a,b\n1,2\n");
        assertThat(first.getStatusCode().value())
                .as(String.valueOf(first.getBody()))
                .isEqualTo(201);
        ResponseEntity<JsonNode> repeat = file(path, "a,b\n1,2\n");
        assertThat(repeat.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeat.getBody()).isEqualTo(first.getBody());
        assertThat(file(path, "a,b\n1,3\n").getStatusCode().value()).isEqualTo(422);
    }

    /** The connection breaks before the file is there: the key is free again, and the repeat files it. */
    @Test
    void anUploadThatWasCutIsRepeated() throws IOException {
        String path = "/api/projects/guarded/evidence?fileName=cut.csv";
        String body = "a,b\n1,2\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head(path, "application/octet-stream", body.length()));
            socket.getOutputStream().write(body.substring(0, 3).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().until(() -> kept() == 1);
            assertThat(file(path, body).getStatusCode().value()).as("under way").isEqualTo(409);
        }
        await().until(() -> kept() == 0);
        assertThat(file(path, body).getStatusCode().value()).isEqualTo(201);
    }

    private int kept() {
        return jdbc.sql("SELECT count(*) FROM answered_request WHERE key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private byte[] head(String path, String type, int length) {
        String account = Base64.getEncoder().encodeToString((LEAD + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + account
                        + "\r\nContent-Type: " + type + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private ResponseEntity<JsonNode> file(String path, String content) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(LEAD, PASSWORD);
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        headers.set("Idempotency-Key", key);
        return http.exchange(
                path,
                HttpMethod.POST,
                new HttpEntity<>(content.getBytes(StandardCharsets.UTF_8), headers),
                JsonNode.class);
    }

    private static Map<String, Object> decision() {
        return Map.of("variables", Map.of("decision", Map.of("value", "approve")));
    }

    private int remarks() {
        return jdbc.sql("SELECT count(*) FROM task_comment WHERE instance = ?")
                .param(guarded.instance)
                .query(Integer.class)
                .single();
    }

    private ResponseEntity<JsonNode> post(String account, String path, String key, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, PASSWORD);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
        return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }
}
