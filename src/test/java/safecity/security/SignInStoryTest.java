package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class SignInStoryTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** What counts or sums up. {@code ID} stands for a model's id. */
    private static final List<String> COUNTS = List.of(
            "/process-definition/statistics",
            "/process-definition/key/guarded/statistics",
            "/process-definition/ID/statistics",
            "/history/process-definition/ID/statistics?finished=true&canceled=true&completeScope=true",
            "/history/process-instance/report?reportType=duration&periodUnit=month",
            "/history/task/report?reportType=count&groupBy=taskName",
            "/task/report/candidate-group-count",
            "/metrics/activity-instance-start/sum",
            "/metrics?name=activity-instance-start",
            "/history/process-definition/cleanable-process-instance-report",
            "/process-instance/count",
            "/history/process-instance/count",
            "/history/activity-instance/count",
            "/history/task/count",
            "/history/variable-instance/count",
            "/variable-instance/count",
            "/execution/count",
            "/task/count",
            "/job/count",
            "/incident/count",
            "/event-subscription/count",
            "/history/identity-link-log/count",
            "/history/job-log/count",
            "/history/detail/count",
            "/history/decision-instance/count",
            "/history/user-operation/count",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?firstResult=0&maxResults=50",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
            "/camunda/api/cockpit/plugin/base/default/process-instance/count");

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
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void today() {
        story.on(LocalDate.of(2023, 5, 8), "doors");
    }

    @Test
    void oneSignInOpensTasklistItsServicesAndOurPages() {
        Browser person = signedIn("yeonsu-lead");
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(person.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        assertThat(person.get("/camunda/api/admin/auth/user/default").body()).contains("yeonsu-lead");
    }

    @Test
    void theSessionChangesItsIdAtSignInAndItsCookieIsOutOfReach() {
        Browser person = new Browser(port);
        person.get("/login");
        String before = person.cookie("JSESSIONID").orElse("none");
        HttpResponse<String> landed = person.signIn("yeonsu-lead", PASSWORD);
        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(person.cookie("JSESSIONID"))
                .isPresent()
                .hasValueSatisfying(after -> assertThat(after).isNotEqualTo(before));
        assertThat(landed.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/camunda/api/admin/auth/user/default/logout"})
    void signingOutAnywhereEndsTheSessionEverywhere(String path) {
        Browser person = signedIn("yeonsu-lead");
        person.get("/camunda/app/tasklist/default/");
        if (path.equals("/logout")) {
            assertThat(person.signOut().statusCode()).isEqualTo(302);
        } else {
            assertThat(person.call("POST", path, null).statusCode()).isEqualTo(204);
        }
        assertThat(person.get(ENGINE + "/task").statusCode()).isEqualTo(401);
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
    }

    @Test
    void aPageOfAnotherSiteCanDoNothingWithTheSession() {
        Browser person = signedIn("yeonsu-lead");
        person.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .toList()
                .forEach(cookie -> person.cookies.getCookieStore().remove(null, cookie));
        assertThat(person.call("POST", ENGINE + "/task/unknown/claim", Map.of("userId", "yeonsu-lead"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn("yeonsu-lead").get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/"
            })
    void whoIsNotSignedInIsLedToTheSignIn(String path) {
        HttpResponse<String> answer = new Browser(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void aSignInLeadsToThePageThatWasAskedFor() {
        Browser person = new Browser(port);
        person.get("/my-work");
        person.get(ENGINE + "/task");
        person.get("/api/projects");
        assertThat(person.signIn("yeonsu-lead", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/my-work"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/engine/default/task",
                "/engine-rest/process-definition",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/setup/default/user/create",
                "/api/anything"
            })
    void aProgramWithoutCredentialsGetsNothing(String path) {
        HttpResponse<String> answer = new Browser(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("로그인이 필요합니다").doesNotContain("Exception");
    }

    @Test
    void aWrongPasswordIsRefusedAndAfterFiveTheAccountIsClosedToThisAddress() {
        directory.ensureUser("yeonsu-guessed", "시험", PASSWORD, List.of(), "yeonsu");
        for (int i = 0; i < 5; i++) {
            assertThat(new Browser(port)
                            .signIn("yeonsu-guessed", "wrong" + i)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .endsWith("/login?refused");
        }
        assertThat(new Browser(port)
                        .signIn("yeonsu-guessed", PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login?blocked");
        assertThat(signedIn("yeonsu-lead").get(ENGINE + "/task").statusCode()).isEqualTo(200);
    }

    @Test
    void anOldPasswordIsRefusedOnceItIsChanged() {
        directory.ensureUser("yeonsu-changing", "시험", PASSWORD, List.of("yeonsu-legal"), "yeonsu");
        assertThat(http.withBasicAuth("yeonsu-changing", PASSWORD)
                        .getForEntity("/engine-rest/task/count", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        var user = identities.createUserQuery().userId("yeonsu-changing").singleResult();
        user.setPassword("another-password-1");
        identities.saveUser(user);
        assertThat(http.withBasicAuth("yeonsu-changing", PASSWORD)
                        .getForEntity("/engine-rest/task/count", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(http.withBasicAuth("yeonsu-changing", "another-password-1")
                        .getForEntity("/engine-rest/task/count", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"joins a group", "leaves a group", "gets another password", "is deleted"})
    void aSessionEndsWhenTheAccount(String change) {
        directory.ensureUser("yeonsu-leaving", "시험", PASSWORD, List.of("yeonsu-legal"), "yeonsu");
        Browser person = signedIn("yeonsu-leaving");
        Browser colleague = signedIn("yeonsu-lead");
        assertThat(person.get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
        switch (change) {
            case "joins a group" -> identities.createMembership("yeonsu-leaving", "yeonsu-budget");
            case "leaves a group" -> identities.deleteMembership("yeonsu-leaving", "yeonsu-legal");
            case "is deleted" -> identities.deleteUser("yeonsu-leaving");
            default -> {
                var user = identities.createUserQuery().userId("yeonsu-leaving").singleResult();
                user.setPassword("another-password-2");
                identities.saveUser(user);
            }
        }
        try {
            assertThat(person.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
            assertThat(person.get("/").headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
            assertThat(colleague.get(ENGINE + "/task/count").statusCode()).isEqualTo(200);
        } finally {
            identities.deleteUser("yeonsu-leaving");
        }
    }

    @Test
    void withoutAProviderThereIsNoWayToOneAndABearerTokenIsNothing() {
        assertThat(new Browser(port).get("/login").body())
                .doesNotContain("oauth2")
                .doesNotContain("기관 계정");
        assertThat(new Browser(port)
                        .get("/oauth2/authorization/provider")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        HttpHeaders bearer = new HttpHeaders();
        bearer.setBearerAuth("eyJhbGciOiJub25lIn0.e30.");
        for (String path : List.of("/engine-rest/task/count", "/api/projects")) {
            assertThat(http.exchange(path, HttpMethod.GET, new HttpEntity<>(bearer), String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
        }
    }

    @Test
    void passwordsAreKeptUnderASlowHash() {
        assertThat(jdbc.sql("SELECT pwd_ FROM act_id_user WHERE id_ = 'yeonsu-lead'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt-sha256}$2a$");
    }

    @Test
    void headersAreOnEveryAnswerWhateverItsStatus() {
        Browser person = signedIn("yeonsu-lead");
        SoftAssertions all = new SoftAssertions();
        for (String path : List.of(
                "/login",
                "/nothing-here",
                "/engine-rest/task",
                "/camunda/app/tasklist/default/",
                ENGINE + "/task",
                ENGINE + "/deployment",
                "/camunda/api/admin/setup/default/user/create",
                "/actuator/health")) {
            HttpResponse<String> answer = person.get(path);
            all.assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .hasSize(1)
                    .allSatisfy(policy ->
                            assertThat(policy).contains("object-src 'none'").doesNotContain("nonce"));
            all.assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            all.assertThat(answer.headers().firstValue("X-Frame-Options"))
                    .as(path)
                    .hasValue("SAMEORIGIN");
        }
        all.assertThat(person.get("/login")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .doesNotContain("unsafe");
        String tasklist = person.get("/camunda/app/tasklist/default/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        all.assertThat(tasklist).contains("script-src 'self' 'unsafe-eval' 'sha256-");
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task;x=1",
                "/engine-rest//task",
                "/engine-rest/%2e%2e/engine-rest/deployment",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin;a=b/setup/default/user/create",
                "/engine-rest%2Fdeployment",
                "/camunda/api/admin/%73etup/default/user/create",
                "/engine-rest/engine/default/../default/deployment"
            })
    void noTrickOfAPathOpensADoor(String path) {
        Browser person = signedIn("admin");
        assertThat(person.call("POST", path, Map.of()).statusCode()).isIn(400, 401, 403, 404);
    }

    @Test
    void anotherMunicipalityIsAnsweredAsIfItDidNotExist() {
        theOtherMunicipality();
        directory.ensureUser("jung-lead", "안전관리과", PASSWORD, List.of("jung-lead"), "jung");
        directory.ensureGroup(KnownGroup.management("jung-manager", "jung"), "관리");
        directory.ensureUser("jung-manager", "관리", PASSWORD, List.of("jung-manager"), "jung");
        Guarded yeonsu = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        for (String stranger : List.of("jung-lead", "jung-manager")) {
            for (String path :
                    List.of("/task/%s", "/task/%s/form", "/task/%s/deployed-form", "/task/%s/form-variables")) {
                assertSame(
                        yeonsu, stranger, HttpMethod.GET, path.formatted(yeonsu.task), path.formatted("unknown"), null);
            }
            assertSame(
                    yeonsu,
                    stranger,
                    HttpMethod.GET,
                    "/history/process-instance/" + yeonsu.instance,
                    "/history/process-instance/unknown",
                    null);
            assertThat(yeonsu.get(stranger, "/task?processInstanceId=" + yeonsu.instance)
                            .getBody())
                    .isEmpty();
            assertThat(yeonsu.get(stranger, "/history/process-instance?processInstanceId=" + yeonsu.instance)
                            .getBody())
                    .isEmpty();
        }
        for (String end : List.of("/claim", "/unclaim", "/complete", "/submit-form")) {
            assertSame(
                    yeonsu,
                    "jung-lead",
                    HttpMethod.POST,
                    "/task/" + yeonsu.task + end,
                    "/task/unknown" + end,
                    Map.of("userId", "jung-lead"));
        }
        // Here the engine's API keeps the text of what its services throw, and not the exception.
        for (String path : List.of("/task/%s/comment", "/process-instance/%s/comment", "/job/%s/duedate")) {
            assertSame(
                    yeonsu,
                    "jung-manager",
                    HttpMethod.GET,
                    path.formatted(path.startsWith("/task") ? yeonsu.task : yeonsu.instance),
                    path.formatted("unknown"),
                    null);
        }
        assertSame(
                yeonsu,
                "jung-manager",
                HttpMethod.GET,
                "/process-instance/" + yeonsu.instance,
                "/process-instance/unknown",
                null);
        assertSame(
                yeonsu,
                "jung-manager",
                HttpMethod.GET,
                "/process-instance/" + yeonsu.instance + "/activity-instances",
                "/process-instance/unknown/activity-instances",
                null);
        assertSame(
                yeonsu,
                "jung-manager",
                HttpMethod.GET,
                "/process-instance/" + yeonsu.instance + "/variables",
                "/process-instance/unknown/variables",
                null);
    }

    /** What goes wrong is told by types; no sentence of the engine's reaches a person. */
    @Test
    void whatGoesWrongIsAnsweredInOurOwnWordsOnBothMounts() {
        Guarded own = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        assertThat(own.post("yeonsu-lead", "/task/" + own.task + "/submit-form", "null")
                        .getBody()
                        .at("/violations/0/rule")
                        .asText())
                .isEqualTo("request.unreadable");
        assertThat(own.post("yeonsu-lead", "/task/" + own.task + "/submit-form", "{\"variables\": ")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(own.get("yeonsu-lead", "/no-such-resource")
                        .getBody()
                        .path("message")
                        .asText())
                .isIn("찾을 수 없습니다.", "이 작업을 할 권한이 없습니다.");
        assertThat(signedIn("yeonsu-lead").get(ENGINE + "/task/unknown").body())
                .contains("\"rule\":\"engine.notFound\"");
        assertThat(own.isOpen()).isTrue();
    }

    /** The models belong to nobody, so that whoever may read a model could count what all municipalities do with it. */
    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-manager", "yeonsu-auditor"})
    void noCountMovesWhenAnotherMunicipalityWorks(String account) {
        theOtherMunicipality();
        Guarded own = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        Browser person = signedIn(account);
        Map<String, String> before = counts(own, account, person);
        assertThat(before.values())
                .as("asked too often to learn anything")
                .noneMatch(answer -> answer.contains("조회를 너무 많이"));
        new Guarded(http, story, repository, runtime, tasks, "jung");
        assertThat(counts(own, account, person)).isEqualTo(before);
    }

    private Map<String, String> counts(Guarded api, String account, Browser person) {
        String model = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("guarded")
                .latestVersion()
                .singleResult()
                .getId();
        Map<String, String> counts = new TreeMap<>();
        for (String path : COUNTS) {
            String asked = path.replace("ID", model);
            counts.put(
                    path,
                    asked.startsWith("/camunda/")
                            ? person.get(asked).body()
                            : String.valueOf(api.get(account, asked).getBody()));
        }
        return counts;
    }

    @Test
    void whatWasDoneWithATaskIsReadByThoseWhoWorkOnIt() {
        Guarded own = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        own.post("yeonsu-lead", "/task/" + own.task + "/claim", Map.of("userId", "yeonsu-lead"));
        assertThat(own.get("yeonsu-lead", "/history/user-operation?taskId=" + own.task)
                        .getBody()
                        .toString())
                .contains("\"operationType\":\"Claim\"")
                .contains("yeonsu-lead");
    }

    private void theOtherMunicipality() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전관리과");
        jdbc.sql(
                        "INSERT INTO municipality (id, name_ko, name_en) VALUES ('jung', '인천광역시 중구', 'Jung-gu') ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("""
                INSERT INTO department (id, municipality, role, name_ko, name_en, position)
                VALUES ('jung-lead', 'jung', 'lead', '안전관리과', 'Safety', 1) ON CONFLICT DO NOTHING
                """).update();
    }

    private static void assertSame(
            Guarded api, String account, HttpMethod method, String theirs, String unknown, Object body) {
        var there = api.call(account, method, theirs, body);
        var nowhere = api.call(account, method, unknown, body);
        assertThat(there.getStatusCode()).as("%s %s", account, theirs).isEqualTo(nowhere.getStatusCode());
        assertThat(there.getBody()).as("%s %s", account, theirs).isEqualTo(nowhere.getBody());
        assertThat(there.getStatusCode().is4xxClientError())
                .as("%s %s: %s", account, theirs, there.getBody())
                .isTrue();
    }

    @Test
    void theAccessLogIsReadByTheAuditorAndChangedByNobody() {
        new Browser(port).signIn("yeonsu-legal", "wrong-once");
        assertThat(signedIn("yeonsu-auditor").get("/audit/access-log").body())
                .contains("yeonsu-legal")
                .contains("로그인 실패");
        assertThat(signedIn("yeonsu-manager").get("/audit/access-log").statusCode())
                .isEqualTo(403);
        assertThat(signedIn("yeonsu-lead").get("/audit/access-log/reviews").statusCode())
                .isEqualTo(403);
        assertThat(signedIn("yeonsu-auditor").get("/audit/access-log/reviews").body())
                .contains("접속기록 월별 점검");
        assertThat(signedIn("admin").get("/api/access-log").statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM access_log").update()).hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("UPDATE access_log SET account = 'x'").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE access_log").update()).hasMessageContaining("never changed");
    }

    @Test
    void aBodyThatNoFormHasIsRefusedBeforeItIsRead() {
        Browser person = signedIn("yeonsu-lead");
        assertThat(person.call("POST", ENGINE + "/task", Map.of("assignee", "x".repeat(1_100_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(http.withBasicAuth("yeonsu-lead", PASSWORD)
                        .postForEntity("/engine-rest/task", Map.of("assignee", "x".repeat(1_100_000)), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
    }

    private Browser signedIn(String account) {
        Browser person = new Browser(port);
        assertThat(person.signIn(account, PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .doesNotContain("login");
        person.get("/camunda/api/admin/auth/user/default");
        return person;
    }
}
