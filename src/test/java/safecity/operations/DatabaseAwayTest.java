package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import safecity.story.ProcessStory;

/** What people, programs and the log see while the database is away, and that it is found again. */
@ProcessStory
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Timeout(180)
@Tag("drill")
class DatabaseAwayTest {

    private static EmbeddedPostgres server;
    private static FaultProxy proxy;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void throughTheProxy(DynamicPropertyRegistry settings) throws IOException {
        server = EmbeddedPostgres.builder().start();
        proxy = new FaultProxy(server.getPort());
        settings.add(
                "spring.datasource.url",
                () -> "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres");
        settings.add("spring.datasource.hikari.data-source-properties.socketTimeout", () -> 3);
    }

    @AfterEach
    void mend() {
        proxy.with(FaultProxy.Fault.NONE);
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void everybodyIsToldInTheirLanguageAndFormAndTheLogSaysItOnce(CapturedOutput output) throws Exception {
        assertThat(ask("/api/projects/yeonsu-2022/evidence", "ko", null).statusCode())
                .isEqualTo(200);
        proxy.with(FaultProxy.Fault.CUTS);
        proxy.cut();
        int before = output.getAll().length();
        for (int i = 0; i < 3; i++) {
            assertAway(ask("/api/projects/yeonsu-2022/evidence", "ko", null), "데이터베이스에 연결할 수 없어");
            assertAway(ask("/engine-rest/task", "en", null), "The database can't be reached");
            assertAway(ask("/engine-rest/task/count", "ko", "stranger:wrong-password"), "데이터베이스에 연결할 수 없어");
        }
        HttpResponse<String> page = signIn();
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("10");
        assertThat(page.body())
                .contains(
                        "지금은 처리할 수 없습니다",
                        page.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(ask("/actuator/health/liveness", "ko", null).statusCode()).isEqualTo(200);
        assertThat(ask("/actuator/health", "ko", null).statusCode()).isEqualTo(503);
        assertThat(get("/login").statusCode()).isEqualTo(200);

        proxy.with(FaultProxy.Fault.NONE);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ask("/api/projects/yeonsu-2022/evidence", "ko", null).statusCode() == 200);
        await().atMost(Duration.ofSeconds(60)).until(() -> output.getAll().contains("The database answers again"));
        String log = output.getAll().substring(before);
        // What was under way when the database came back may fail after that, and is the next beginning.
        assertThat(log.lines().filter(line -> line.contains("ERROR")).toList())
                .allSatisfy(line -> assertThat(line).contains("The database does not do its work"));
        String away = log.substring(0, log.indexOf("The database answers again"));
        assertThat(away.lines().filter(line -> line.contains("ERROR")).toList())
                .singleElement()
                .asString()
                .contains("The database does not do its work");
        assertThat(log.lines().filter(line -> line.startsWith("\tat ")).toList())
                .as("lines of stacks")
                .isEmpty();
    }

    @Test
    void anAnswerCarriesTheIdThatAProxyGaveOrOneOfOurs() throws Exception {
        HttpResponse<String> given = http.send(
                request("/engine-rest/no-such-thing")
                        .header("X-Request-Id", "from-the-proxy-1")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(given.headers().firstValue("X-Request-Id")).contains("from-the-proxy-1");
        HttpResponse<String> forged = http.send(
                request("/engine-rest/task")
                        .header("X-Request-Id", "a b\tc<script>")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(forged.headers().firstValue("X-Request-Id")).get().asString().matches("[0-9a-f]{12}");
    }

    @Test
    void aPathThatThereIsNotAndAnEntryThatIsRefusedAreNoFailuresInTheLog(CapturedOutput output) throws Exception {
        // Tests keep these two quiet otherwise.
        loud("org.camunda.bpm.engine.rest.exception");
        loud("org.camunda.bpm.engine.context");
        int before = output.getAll().length();
        for (String path : new String[] {
            "/engine-rest/metrics",
            "/engine-rest/no-such-thing",
            "/api/no-such-thing",
            "/camunda/api/no/such",
            "/no/such"
        }) {
            assertThat(ask(path, "ko", "admin:safecity-demo").statusCode())
                    .as(path)
                    .isBetween(302, 404);
        }
        String refused = "{\"variables\":{\"decision\":{\"value\":\"neither\"}}}";
        assertThat(http.send(
                                request("/engine-rest/process-definition/key/programme-proposal/submit-form")
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString("yeonsu-lead:safecity-demo".getBytes()))
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(refused))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(output.getAll().substring(before)).doesNotContain("NullPointerException", "\tat ", "ERROR");
    }

    private static void loud(String logger) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.WARN);
    }

    private static void assertAway(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("json");
        assertThat(answer.body())
                .contains(sentence, answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private HttpResponse<String> ask(String path, String language, String credentials) throws Exception {
        String account = credentials == null ? "yeonsu-lead:safecity-demo" : credentials;
        return http.send(
                request(path)
                        .header("Accept-Language", language)
                        .header("Accept", "application/json")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As a browser does it: the page with its token first. */
    private HttpResponse<String> signIn() throws Exception {
        HttpResponse<String> page = get("/login");
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(java.util.stream.Collectors.joining("; "));
        String token = page.body().replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
        return http.send(
                request("/login")
                        .header("Accept", "text/html")
                        .header("Accept-Language", "ko")
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=yeonsu-legal&password=safecity-demo&_csrf=" + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
