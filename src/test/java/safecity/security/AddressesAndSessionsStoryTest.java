package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import safecity.engine.identity.Account;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Nobody fills the server with sessions, stays in one for ever, or meets a failure where a refusal is due. */
@ProcessStory
class AddressesAndSessionsStoryTest {

    private static final String PASSWORD = "safecity-demo";

    @LocalServerPort
    int port;

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
    OwnSessions sessions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/my-work",
                "/projects?page=2",
                "/camunda/app/tasklist/default/",
                "/login",
                "/api/projects",
                "/nothing"
            })
    void whoIsNotSignedInGetsNoSession(String path) {
        Browser nobody = new Browser(port);
        nobody.get(path);
        assertThat(nobody.cookie("JSESSIONID")).isEmpty();
    }

    /** Each sign-in gives the session another id; it stays one session. */
    @Test
    void whoSignsInAgainAndAgainInOneBrowserStaysSignedIn() {
        Browser browser = new Browser(port);
        for (int i = 0; i < OwnSessions.MOST + 2; i++) {
            assertThat(browser.signIn("yeonsu-publicity", PASSWORD).statusCode())
                    .isEqualTo(302);
        }
        assertThat(browser.get("/my-work").statusCode()).isEqualTo(200);
        assertThat(sessions.of("yeonsu-publicity")).hasSize(1);
    }

    @Test
    void theSignInLeadsToThePageThatWasAskedFor() {
        Browser lead = new Browser(port);
        lead.get("/my-work?page=1");
        assertThat(location(lead.signIn("yeonsu-lead", PASSWORD))).isEqualTo("/my-work?page=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/a\r\nX: y"
            })
    void aForgedPageLeadsToTheStartPage(String forged) {
        Browser lead = new Browser(port);
        HttpCookie cookie = new HttpCookie(
                "SAFECITY-PAGE",
                Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));
        cookie.setPath("/");
        cookie.setVersion(0);
        lead.cookies.getCookieStore().add(URI.create("http://localhost:" + port), cookie);
        assertThat(location(lead.signIn("yeonsu-lead", PASSWORD))).isEqualTo("/");
    }

    @Test
    void aPersonSeesTheirSessionsAndEndsTheOthers() {
        Browser office = new Browser(port);
        Browser home = new Browser(port);
        office.signIn("yeonsu-traffic", PASSWORD);
        home.signIn("yeonsu-traffic", PASSWORD);
        assertThat(home.get("/sessions").body()).contains("지금 이 화면", "다른 곳");
        assertThat(home.submit("/sessions", "/sessions/end-others", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(office.get("/my-work").statusCode()).isEqualTo(302);
        assertThat(home.get("/sessions").body()).contains("지금 이 화면").doesNotContain("다른 곳");
    }

    @Test
    void anAccountHasOnlySoManySessionsAndTheOldestEnds() {
        Account account = new Account("many", List.of(), List.of());
        List<MockHttpSession> begun = new ArrayList<>();
        Instant[] now = {Instant.parse("2026-11-28T00:00:00Z")};
        OwnSessions counted = new OwnSessions(jdbc, Duration.ofHours(12), () -> now[0]);
        for (int i = 0; i < OwnSessions.MOST + 2; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            MockHttpSession session = new MockHttpSession();
            request.setSession(session);
            counted.begins(request, account);
            begun.add(session);
            now[0] = now[0].plusSeconds(1);
        }
        assertThat(counted.of("many")).hasSize(OwnSessions.MOST);
        assertThat(begun.stream().map(MockHttpSession::isInvalid).limit(3)).containsExactly(true, true, false);
    }

    @Test
    void noSessionLastsLongerThanTheLimitHoweverBusyItIs() throws Exception {
        Instant[] now = {Instant.parse("2026-11-28T00:00:00Z")};
        OwnSessions sessions = new OwnSessions(jdbc, Duration.ofHours(12), () -> now[0]);
        Account account = new Account("busy", List.of(), List.of());
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        sessions.begins(request, account);
        try {
            for (int hour = 0; hour <= 12; hour++) {
                use(sessions, request, account);
                assertThat(session.isInvalid()).isFalse();
                now[0] = now[0].plus(Duration.ofHours(hour < 12 ? 1 : 0));
            }
            now[0] = now[0].plusMillis(1);
            use(sessions, request, account);
            assertThat(session.isInvalid()).isTrue();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static void use(OwnSessions sessions, MockHttpServletRequest request, Account account) throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
        sessions.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        request.removeAttribute("own sessions.FILTERED");
        request.clearAttributes();
    }

    @Test
    void anAccountWithASignThatNobodyTypesIsRefusedAndNoFailure() {
        Browser nobody = new Browser(port);
        assertThat(nobody.signIn("yeonsu\u0000lead", "x").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login?refused"));
        for (String mount : List.of("/engine-rest/task", "/engine-rest/engine/default/task", "/api/projects")) {
            assertThat(http.withBasicAuth("a\u0000b", "x")
                            .getForEntity(mount, String.class)
                            .getStatusCode()
                            .value())
                    .as(mount)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%65ngine-rest/task",
                "/engine%2Drest/task",
                "/camunda/ap%69/engine/engine/default/task",
                "/%63amunda/api/engine/engine/default/task",
                "/%61pi/projects",
                "/engine-rest/t%61sk",
                "/projects/x/evidence?criterion=%00",
                "/projects/x/evidence?owner=a%00b",
                "/api/projects/x/evidence?criterion=%00",
                "/engine-rest/task?name=%00"
            })
    void aLetterThatNeedsNoCodeIsRefusedInOneAndSoIsOneThatNobodyTypes(String path) {
        Browser lead = new Browser(port);
        lead.signIn("yeonsu-lead", PASSWORD);
        assertThat(lead.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aValueThatCantBeReadIsRefusedWithASentenceOnBothMounts() {
        Guarded guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        guarded.post("yeonsu-lead", "/task/" + guarded.task + "/claim", Map.of("userId", "yeonsu-lead"));
        Browser lead = new Browser(port);
        lead.signIn("yeonsu-lead", PASSWORD);
        lead.get("/camunda/api/admin/auth/user/default");
        SoftAssertions all = new SoftAssertions();
        for (Map<String, Object> broken : List.<Map<String, Object>>of(
                Map.of("type", "Json", "value", "{broken"),
                Map.of("type", "Xml", "value", "<broken"),
                Map.of("type", "Object", "value", "{}"),
                Map.of(
                        "type",
                        "Object",
                        "value",
                        "{broken",
                        "valueInfo",
                        Map.of("objectTypeName", "java.lang.String", "serializationDataFormat", "application/json")),
                Map.of(
                        "type",
                        "Object",
                        "value",
                        "rO0AB",
                        "valueInfo",
                        Map.of(
                                "objectTypeName",
                                "x.Y",
                                "serializationDataFormat",
                                "application/x-java-serialized-object")),
                Map.of("type", "Date", "value", "yesterday"),
                Map.of("type", "NoType", "value", "x"),
                Map.of("type", "Integer", "value", "x"))) {
            Map<String, Object> body = new HashMap<>(Map.of("variables", Map.of("decision", broken)));
            for (String act : List.of("/complete", "/submit-form")) {
                ResponseEntity<JsonNode> rest = guarded.post("yeonsu-lead", "/task/" + guarded.task + act, body);
                all.assertThat(rest.getStatusCode().value())
                        .as("%s %s", act, broken)
                        .isBetween(400, 499);
                all.assertThat(rest.getBody().path("message").asText())
                        .as("%s %s", act, broken)
                        .isNotBlank();
                HttpResponse<String> web =
                        lead.call("POST", "/camunda/api/engine/engine/default/task/" + guarded.task + act, body);
                all.assertThat(web.statusCode()).as("web %s %s", act, broken).isBetween(400, 499);
            }
        }
        all.assertAll();
        assertThat(guarded.isOpen()).isTrue();
    }

    @Test
    void whoClaimsAtTheSameMomentAsOthersIsToldSo() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                Guarded guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
                Callable<Integer> claim = () -> guarded.status(
                        "yeonsu-lead",
                        HttpMethod.POST,
                        "/task/" + guarded.task + "/claim",
                        Map.of("userId", "yeonsu-lead"));
                for (Future<Integer> answer : people.invokeAll(List.of(claim, claim, claim, claim))) {
                    assertThat(answer.get()).matches(status -> status == 204 || status >= 400 && status < 500);
                }
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void fieldsThatNobodyReadsAndBodiesThatNobodyNeedsAreRefused() {
        Map<String, Object> unknown =
                Map.of("substitute", "yeonsu-legal", "from", "2023-05-08", "to", "2023-05-08", "admin", true);
        assertThat(post("/api/absences", unknown).getStatusCode().value()).isEqualTo(400);
        ResponseEntity<String> large = post("/api/absences", Map.of("reason", "x".repeat(1 << 20)));
        assertThat(large.getStatusCode().value()).isEqualTo(413);
        assertThat(large.getBody()).contains("너무 큽니다");
        assertThat(as("application/JSON", "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}"))
                .as("names of types have no case")
                .isEqualTo(413);
        assertThat(as("application/yaml", "substitute: yeonsu-legal\nadmin: true\n"))
                .as("a format that a library happens to know")
                .isEqualTo(415);
    }

    private int as(String type, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        return http.withBasicAuth("yeonsu-lead", PASSWORD)
                .postForEntity("/api/absences", new HttpEntity<>(body, headers), String.class)
                .getStatusCode()
                .value();
    }

    private ResponseEntity<String> post(String path, Object body) {
        return http.withBasicAuth("yeonsu-lead", PASSWORD).postForEntity(path, body, String.class);
    }

    private static String location(HttpResponse<String> answer) {
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }
}
