package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** People and programs that a real OpenID provider vouches for. The one test with a context of its own for it. */
@ProcessStory
@Tag("own-application")
class ProviderUserServiceStoryTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final TestProvider PROVIDER = new TestProvider();

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
    Accounts accounts;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("safecity.openid.issuer", PROVIDER::issuer);
        settings.add("safecity.openid.client-id", () -> TestProvider.CLIENT);
        settings.add("safecity.openid.client-secret", () -> TestProvider.SECRET);
        settings.add("safecity.openid.audience", () -> TestProvider.AUDIENCE);
        settings.add("safecity.openid.groups", () -> "safety-admins=camunda-admin, 안전관리과=yeonsu-lead");
    }

    @AfterAll
    static void closeProvider() {
        PROVIDER.close();
    }

    @BeforeEach
    void twoMunicipalities() {
        PROVIDER.registers(port);
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전관리과");
    }

    @Test
    void oneSignInAtTheProviderReachesTasklistAsThePersonAndMakesTheirAccount() {
        Guarded work = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        PROVIDER.knows("s-1", claims("officer-one", "안전관리과"));
        Browser person = new Browser(port);
        assertThat(person.get("/login").body()).contains("기관 계정으로 로그인").contains("/oauth2/authorization/provider");
        person.get("/camunda/app/tasklist/default/");
        assertThat(person.cookie("JSESSIONID")).isEmpty();
        assertThat(signIn(person, "s-1").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/camunda/app/tasklist/default/"));
        assertThat(person.cookie("JSESSIONID")).isPresent();
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(person.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"officer-one\"");
        assertThat(person.get(ENGINE + "/task?processInstanceId=" + work.instance)
                        .body())
                .contains(work.task);
        assertThat(accounts.find("officer-one"))
                .hasValue(new Account("officer-one", List.of("yeonsu-lead"), List.of("yeonsu")));
        assertThat(accounts.name("officer-one")).isEqualTo("담당 officer-one");
        assertThat(logged("officer-one", "sign-in")).isEqualTo("yeonsu");
    }

    @Test
    void whatTheProviderSaysNextTimeHoldsFromThenOnAndEndsTheOlderSession() {
        PROVIDER.knows("s-2", claims("officer-two", "yeonsu-legal"));
        Browser before = signedIn("s-2");
        PROVIDER.knows("s-2", claims("renamed-there", "yeonsu-budget"));
        Browser after = signedIn("s-2");
        assertThat(accounts.find("officer-two"))
                .hasValueSatisfying(account -> assertThat(account.groups()).containsExactly("yeonsu-budget"));
        assertThat(accounts.find("renamed-there")).isEmpty();
        assertThat(before.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
        after.get("/camunda/app/tasklist/default/");
        assertThat(after.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"officer-two\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another client", "another issuer", "another nonce", "no nonce", "over"})
    void anIdTokenIsRefusedThatIs(String wrong) {
        PROVIDER.knows("s-3", claims("officer-three", "yeonsu-legal"));
        PROVIDER.lies(
                "s-3",
                switch (wrong) {
                    case "another client" -> Map.of("aud", List.of("another-application"));
                    case "another issuer" -> Map.of("iss", "http://127.0.0.1:1/elsewhere");
                    case "another nonce" -> Map.of("nonce", "of-another-browser");
                    case "no nonce" -> Map.of("nonce", "");
                    default ->
                        Map.of(
                                "iat",
                                Instant.now().minus(Duration.ofHours(2)),
                                "exp",
                                Instant.now().minus(Duration.ofHours(1)));
                });
        assertRefused("s-3", "기관 계정으로 로그인하지 못했습니다");
        assertThat(accounts.find("officer-three")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yeonsu | yeonsu-unknown | ‘yeonsu-unknown’ 그룹은 이 시스템에 없거나 소속 자치단체의 그룹이 아닙니다",
                "yeonsu | jung-lead      | ‘jung-lead’ 그룹은 이 시스템에 없거나 소속 자치단체의 그룹이 아닙니다",
                "yeonsu | camunda-admin  | ‘camunda-admin’ 그룹은 이 시스템에 없거나 소속 자치단체의 그룹이 아닙니다",
                "       | yeonsu-legal   | ‘yeonsu-legal’ 그룹은 이 시스템에 없거나 소속 자치단체의 그룹이 아닙니다",
                "busan  | yeonsu-legal   | ‘busan’ 자치단체는 이 시스템에 없습니다",
                "yeonsu |                | 그룹 정보(groups)가 없습니다"
            })
    void aPersonIsRefusedWhoseClaimsFitNobodyHere(String municipality, String group, String sentence) {
        Map<String, Object> claims = new TreeMap<>(claims("officer-four"));
        claims.put("municipality", municipality == null ? List.of() : municipality);
        claims.put("groups", group == null ? List.of() : List.of(group));
        PROVIDER.knows("s-4", claims);
        assertRefused("s-4", sentence);
        assertThat(accounts.find("officer-four")).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM provider_account WHERE subject = 's-4'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(logged("officer-four", "sign-in-refused")).isNull();
    }

    @Test
    void oneGroupTooManyRefusesThePersonAndLeavesTheAccountAsItWas() {
        PROVIDER.knows("s-5", claims("officer-five", "yeonsu-legal"));
        signedIn("s-5");
        PROVIDER.knows("s-5", claims("officer-five", "yeonsu-budget", "jung-lead"));
        assertRefused("s-5", "‘jung-lead’ 그룹은");
        assertThat(accounts.find("officer-five"))
                .hasValueSatisfying(account -> assertThat(account.groups()).containsExactly("yeonsu-legal"));
    }

    @Test
    void anAdministratorIsWhoseGroupTheSettingsName() {
        PROVIDER.knows("s-6", Map.of("preferred_username", "operator-one", "groups", List.of("safety-admins")));
        signedIn("s-6");
        assertThat(accounts.find("operator-one"))
                .hasValueSatisfying(
                        account -> assertThat(account.administrator()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "yeonsu-lead", "someone-known"})
    void nobodyBecomesAnotherPersonByTheirName(String name) {
        PROVIDER.knows("s-7", claims("someone-known", "yeonsu-legal"));
        signedIn("s-7");
        PROVIDER.knows("s-8", claims(name, "yeonsu-legal"));
        assertRefused("s-8", "‘" + name + "’ 계정은 이미 다른 사람의 것입니다");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Officer.Nine@example.org", "../admin", "-", "x y"})
    void aNameThatIsNoAccountIdIsRefused(String name) {
        PROVIDER.knows("s-9", claims(name, "yeonsu-legal"));
        assertRefused("s-9", "계정 이름(preferred_username)은 영문 소문자, 숫자, 붙임표로");
    }

    @Test
    void theRefusalIsSaidInEnglishTooAndOnlyOnce() {
        PROVIDER.knows("s-10", claims("officer-ten", "<b>unknown"));
        Browser person = new Browser(port);
        signIn(person, "s-10");
        assertThat(person.get("/login?lang=en").body())
                .contains("&lt;b&gt;unknown")
                .contains("does not belong to your municipality");
        assertThat(person.get("/login").body()).doesNotContain("unknown");
    }

    @Test
    void anAnswerThatThisBrowserHasNotAskedForIsRefused() {
        Browser person = new Browser(port);
        assertThat(person.get("/login/oauth2/code/provider?code=stolen&state=guessed")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(person.get("/login").body()).contains("기관 계정으로 로그인하지 못했습니다");
        assertThat(person.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSessionAtTheProviderTooAndComesBack() {
        PROVIDER.knows("s-11", claims("officer-eleven", "yeonsu-legal"));
        Browser person = signedIn("s-11");
        assertThat(person.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("form-action 'self' " + PROVIDER.issuer() + ";");
        assertLeadsOut("s-11", person.signOut());
        assertThat(person.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutInTasklistLeadsToTheProviderFromTheSignInPage() {
        PROVIDER.knows("s-12", claims("officer-twelve", "yeonsu-legal"));
        Browser person = signedIn("s-12");
        person.get("/camunda/api/admin/auth/user/default");
        assertThat(person.call("POST", "/camunda/api/admin/auth/user/default/logout", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(person.get("/camunda/app/tasklist/default/")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        assertLeadsOut("s-12", person.get("/login"));
        assertThat(person.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramWorksWithATokenOfTheProviderWithoutSessionAndWithoutOtherProof() {
        Guarded work = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        String token = PROVIDER.token("s-13", claims("program-one", "yeonsu-lead"));
        ResponseEntity<String> listed =
                call(token, HttpMethod.GET, "/engine-rest/task?processInstanceId=" + work.instance, null);
        assertThat(listed.getStatusCode().value()).isEqualTo(200);
        assertThat(listed.getBody()).contains(work.task);
        assertThat(listed.getHeaders().get(HttpHeaders.SET_COOKIE)).isNull();
        assertThat(call(
                                token,
                                HttpMethod.POST,
                                "/engine-rest/task/" + work.task + "/claim",
                                Map.of("userId", "program-one"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(work.task).singleResult().getAssignee())
                .isEqualTo("program-one");
        assertThat(call(token, HttpMethod.GET, "/api/projects", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(call(token, HttpMethod.POST, "/api/demo/clock", Map.of("days", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        String colleague = PROVIDER.token("s-14", claims("program-two", "yeonsu-legal"));
        assertThat(call(colleague, HttpMethod.GET, "/engine-rest/task?processInstanceId=" + work.instance, null)
                        .getBody())
                .isEqualTo("[]");
        String stranger = PROVIDER.token(
                "s-15",
                Map.of("preferred_username", "program-jung", "municipality", "jung", "groups", List.of("jung-lead")));
        assertThat(call(stranger, HttpMethod.GET, "/engine-rest/task/" + work.task, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(work.status("yeonsu-lead", HttpMethod.GET, "/task/" + work.task, null))
                .isEqualTo(200);
    }

    @Test
    void aProgramFetchesItsTokenWithItsOwnCredentials() throws Exception {
        PROVIDER.knows(TestProvider.CLIENT, claims("nightly-report", "yeonsu-budget"));
        String answer = PROVIDER.fetchToken().body();
        String token = new ObjectMapper().readTree(answer).path("access_token").asText();
        assertThat(call(token, HttpMethod.GET, "/engine-rest/task/count", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(accounts.find("nightly-report")).isPresent();
    }

    @Test
    void severalFirstRequestsAtOnceMakeOneAccount() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 6)
                .mapToObj(number ->
                        PROVIDER.token("s-18", with(claims("program-five", "yeonsu-lead"), "jti", "token-" + number)))
                .map(token ->
                        CompletableFuture.supplyAsync(() -> call(token, HttpMethod.GET, "/engine-rest/task/count", null)
                                .getStatusCode()
                                .value()))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(jdbc.sql("SELECT count(*) FROM provider_account WHERE subject = 's-18'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another audience",
                "no audience",
                "an ID token",
                "another issuer",
                "over",
                "without end",
                "not yet",
                "forged",
                "without signature",
                "no token"
            })
    void aBearerTokenIsRefusedThatIs(String wrong) {
        Map<String, Object> claims = new TreeMap<>(claims("program-three", "yeonsu-legal"));
        String good = PROVIDER.token("s-16", claims);
        String token =
                switch (wrong) {
                    case "another audience" -> PROVIDER.token("s-16", with(claims, "aud", List.of("another-api")));
                    case "no audience" -> PROVIDER.token("s-16", with(claims, "aud", List.of()));
                    case "an ID token" -> PROVIDER.token("s-16", with(claims, "aud", List.of(TestProvider.CLIENT)));
                    case "another issuer" ->
                        PROVIDER.token("s-16", with(claims, "iss", "http://127.0.0.1:1/elsewhere"));
                    case "over" ->
                        PROVIDER.token(
                                "s-16",
                                with(
                                        with(claims, "iat", Instant.now().minusSeconds(7200)),
                                        "exp",
                                        Instant.now().minusSeconds(120)));
                    case "without end" -> PROVIDER.endless("s-16", claims);
                    case "not yet" ->
                        PROVIDER.token("s-16", with(claims, "nbf", Instant.now().plusSeconds(120)));
                    case "forged" -> PROVIDER.forged("s-16", claims);
                    case "without signature" -> good.substring(0, good.lastIndexOf('.') + 1);
                    default -> "nonsense";
                };
        for (String path : List.of("/engine-rest/task/count", "/api/projects")) {
            ResponseEntity<String> answer = call(token, HttpMethod.GET, path, null);
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(401);
            assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                    .startsWith("Bearer");
            assertThat(answer.getBody()).contains("인증 토큰을 받아들일 수 없습니다").doesNotContain("Exception");
        }
        assertThat(accounts.find("program-three")).isEmpty();
    }

    @Test
    void aTokenThatSaysNotWhoItIsAboutIsRefusedAndMakesNoAccount() {
        for (String subject : List.of("", " ")) {
            ResponseEntity<String> answer = call(
                    PROVIDER.token("s-20", with(claims("program-of-nobody", "yeonsu-legal"), "sub", subject)),
                    HttpMethod.GET,
                    "/engine-rest/task/count",
                    null);
            assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
        }
        assertThat(accounts.find("program-of-nobody")).isEmpty();
    }

    @Test
    void aGoodTokenOfSomebodyWhoDoesNotBelongHereIsRefusedWithTheReason() {
        ResponseEntity<String> answer = call(
                PROVIDER.token("s-17", claims("program-four", "camunda-admin")),
                HttpMethod.GET,
                "/engine-rest/task/count",
                null);
        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody()).contains("‘camunda-admin’ 그룹은");
        assertThat(accounts.find("program-four")).isEmpty();
    }

    /** What headers alone don't show: a policy that stops the way to the provider, a web application that leads nowhere. */
    @Nested
    @ExtendWith(Chromium.class)
    class InABrowser {

        @Test
        void aPersonSignsInAndOutAtTheProviderFromOurPagesAndFromTasklist() {
            PROVIDER.knows("s-20", claims("officer-twenty", "yeonsu-legal"));
            try (BrowserContext person = Chromium.started()
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                            .setLocale("ko-KR")
                            .setExtraHTTPHeaders(Map.of(TestProvider.PERSON, "s-20")))) {
                person.setDefaultTimeout(60_000);
                Page page = person.newPage();
                signsIn(page);
                page.navigate("http://localhost:" + port + "/");
                page.locator(".sign-out button").click();
                assertSignedOut(page);
                signsIn(page);
                page.locator("[ng-click='logout()']").first().dispatchEvent("click");
                assertSignedOut(page);
            }
        }

        private void signsIn(Page page) {
            page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
            page.locator("a.provider").click();
            page.waitForURL("**/camunda/app/tasklist/**");
            page.locator("[ng-click='logout()'].ng-binding")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }

        private void assertSignedOut(Page page) {
            // Behind the # stays the place in Tasklist from where somebody signed out.
            page.waitForURL(Pattern.compile(".*/login\\?ended(#.*)?$"));
            assertThat(page.locator("[role=status]").textContent()).isEqualTo("로그아웃되었습니다.");
        }
    }

    private void assertRefused(String subject, String sentence) {
        Browser person = new Browser(port);
        assertThat(signIn(person, subject).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(person.get("/login").body()).contains("role=\"alert\"").contains(sentence);
        assertThat(person.get("/").statusCode()).isEqualTo(302);
        assertThat(person.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
    }

    private void assertLeadsOut(String subject, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String there = answer.headers().firstValue("Location").orElseThrow();
        assertThat(there).startsWith(PROVIDER.issuer() + "/connect/logout?").contains("id_token_hint=");
        HttpResponse<String> back = PROVIDER.visit(subject, there);
        assertThat(back.headers().firstValue("Location")).hasValue("http://localhost:" + port + "/login?ended");
    }

    private Browser signedIn(String subject) {
        Browser person = new Browser(port);
        assertThat(signIn(person, subject).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("login"));
        return person;
    }

    /** From the button to the provider and back; the answer is where the application leads then. */
    private HttpResponse<String> signIn(Browser person, String subject) {
        String there = person.get("/oauth2/authorization/provider")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(there)
                .startsWith(PROVIDER.issuer())
                .contains("nonce=")
                .contains("state=")
                .contains("code_challenge=");
        HttpResponse<String> back = PROVIDER.visit(subject, there);
        URI callback =
                URI.create(back.headers().firstValue("Location").orElseThrow(() -> new AssertionError(back.body())));
        return person.get(callback.getRawPath() + "?" + callback.getRawQuery());
    }

    private ResponseEntity<String> call(String token, HttpMethod method, String path, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }

    private String logged(String account, String action) {
        return jdbc.sql("SELECT municipality FROM access_log WHERE account = ? AND action = ? ORDER BY id DESC LIMIT 1")
                .params(account, action)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static Map<String, Object> claims(String account, String... groups) {
        return Map.of(
                "preferred_username",
                account,
                "name",
                "담당 " + account,
                "municipality",
                "yeonsu",
                "groups",
                List.of(groups));
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
