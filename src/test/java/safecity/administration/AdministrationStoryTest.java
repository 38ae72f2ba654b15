package safecity.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import safecity.engine.identity.IdentityDirectory;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Departments;
import safecity.security.Browser;
import safecity.story.Caller;
import safecity.story.ProcessStory;

/** What two administrators do on the pages, from a municipality to its people, and what one alone can't do. */
@ProcessStory
class AdministrationStoryTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String FIRST = "administration-first";
    private static final String SECOND = "administration-second";
    private static final Charset KOREAN_WINDOWS = Charset.forName("x-windows-949");

    @Autowired
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    Departments departments;

    @Autowired
    DepartmentSetup setup;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @LocalServerPort
    int port;

    private static int count;

    /** Each story has a municipality of its own: what was set up stays. */
    private String nam;

    private final Map<String, Browser> sessions = new HashMap<>();

    @BeforeEach
    void twoAdministratorsAreNeeded() {
        nam = "nam" + ++count;
        for (String administrator : List.of(FIRST, SECOND)) {
            directory.ensureUser(administrator, administrator, PASSWORD, List.of("camunda-admin"), null);
        }
        second(true);
    }

    @AfterEach
    void leave() {
        second(false);
        identities.createUserQuery().memberOfTenant(nam).list().forEach(user -> identities.deleteUser(user.getId()));
        List.of(FIRST, SECOND).forEach(identities::deleteUser);
    }

    private void second(boolean needed) {
        ReflectionTestUtils.setField(context.getBean("secondAdministrator"), "needed", needed);
    }

    /** A department in charge of two duties is written twice; a name that fits no kind, or none, is refused by its field. */
    @Test
    void aMunicipalityAndItsDutiesAreSetUpOnThePage() {
        made();
        String page = "/administration/setup/" + nam;
        Map<String, String> names = names();
        names.put("legalKo", "의회사무국");
        names.put("trafficKo", " ");
        HttpResponse<String> refused = submit(FIRST, page, page + "/departments", names);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("교통: 필수 입력 항목입니다", "의회 사무: 이 부서는 성격이 다른", "value=\"의회사무국\"");
        assertThat(departments.of(nam)).as("nothing half done").hasSize(1);
        assertThat(recorded("department/" + nam + "-legal made"))
                .as("and nothing recorded that wasn't done")
                .isZero();

        names.put("legalKo", "기획예산과");
        names.put("trafficKo", "교통행정과");
        assertThat(submit(FIRST, page, page + "/departments", names).statusCode())
                .isEqualTo(302);
        assertThat(setup.duties(nam))
                .allSatisfy(one -> assertThat(one.department()).as(one.duty()).isNotNull());
        assertThat(setup.duties(nam))
                .filteredOn(one -> List.of("planning", "legal", "budget").contains(one.duty()))
                .extracting(one -> one.department().id())
                .containsOnly(nam + "-planning");
        assertThat(get(FIRST, page)).contains("첫 결재에 꼭 필요한데 비어 있는 보직", "안전관리과 부서장");
    }

    @Test
    void aTableOfPeopleIsEnteredWholeOrNotAtAll() {
        withDuties();
        String table = """
                계정,성명,전자우편,부서,직위
                %1$s-kim,김민지,minji@example.go.kr,안전관리과,담당
                %1$s.lee,이서준,,안전관리과,부서장
                %1$s-park,박하윤,keine adresse,"없는 과",사장
                %1$s-kim,김다른,,기획예산과,
                %1$s-choi,최지우,,자치단체장,부서장
                admin,강도윤,,총무과,
                %1$s-jung,정하준,,총무과,
                """.formatted(nam);
        ResponseEntity<JsonNode> refused = send(FIRST, table.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(problems(refused.getBody(), 3)).contains("영문 소문자와 숫자");
        assertThat(problems(refused.getBody(), 4)).contains("전자우편 주소가", "직위 ‘사장’을");
        assertThat(problems(refused.getBody(), 5)).contains("2번째 줄");
        assertThat(problems(refused.getBody(), 6)).contains("부서장이 따로 없습니다");
        assertThat(problems(refused.getBody(), 7)).contains("다른 사람이 쓰고 있습니다");
        assertThat(outcome(refused.getBody(), 8)).isEqualTo("KEPT_BACK");
        assertThat(identities.createUserQuery().memberOfTenant(nam).count()).isZero();
    }

    /** First passwords are said once: they lie in no table of answers. */
    @Test
    void aTableThatIsSentAgainMakesNothingTwiceAndItsPasswordsAreStoredNowhere() {
        withDuties();
        byte[] table = "계정,성명,전자우편,부서,직위\n%s-kim,김민지,,안전관리과,담당\n".formatted(nam).getBytes(StandardCharsets.UTF_8);
        String key = "first-passwords-" + nam;
        String password = send(FIRST, table, key)
                .getBody()
                .path("lines")
                .path(0)
                .path("password")
                .asText();
        assertThat(password).isNotEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM answered_request WHERE key = ? AND convert_from(body, 'UTF8') LIKE ?")
                        .params(key, "%" + password + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        ResponseEntity<JsonNode> again = send(FIRST, table, key);
        jdbc.sql("DELETE FROM answered_request WHERE key = ?").param(key).update();
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(again.getBody().path("message").asText()).contains("이미 처리되었습니다");
    }

    @ParameterizedTest
    @CsvSource({"x-windows-949, ';'", "UTF-8, '\t'"})
    void aFileOfEitherEncodingIsReadAndFirstPasswordsWorkOnce(String encoding, String separator) {
        withDuties();
        String table = """
                성명,계정,부서,직위
                김민지,%1$s-kim,안전관리과,담당
                "뷁, 서준",%1$s-lee,안전관리과,부서장
                """.formatted(nam).replace(",", separator).replace("\"뷁" + separator + " 서준\"", "\"뷁, 서준\"");
        byte[] file = table.getBytes(Charset.forName(encoding));
        JsonNode report = send(FIRST, file).getBody();
        assertThat(report.path("done").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("lines").get(1).path("waits").asBoolean()).isTrue();
        String first = report.path("lines").get(0).path("password").asText();
        assertThat(signsIn(nam + "-kim", first)).isTrue();
        assertThat(name(nam + "-lee")).isEqualTo("뷁, 서준");
        assertThat(in(nam + "-lead", nam + "-kim")).isTrue();
        assertThat(in(nam + "-lead-head", nam + "-lee")).isFalse();

        JsonNode again = send(FIRST, file).getBody();
        assertThat(again.path("lines").findValuesAsText("outcome")).containsExactly("THERE", "THERE");
        assertThat(again.path("lines").get(0).path("password").isNull()).isTrue();
        assertThat(signsIn(nam + "-kim", first)).isTrue();

        assertThat(get(SECOND, "/confirmations")).contains(nam + "-lead-head");
        submit(SECOND, "/confirmations", "/confirmations", Map.of("id", waiting(nam + "-lead-head/" + nam + "-lee")));
        assertThat(in(nam + "-lead-head", nam + "-lee")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "성명,부서\n김,안전관리과", "계정,성명,부서", "계정,성명,부서\n\"김,이,박"})
    void whatIsNoTableIsRefusedAsOne(String table) {
        made();
        ResponseEntity<JsonNode> answer = send(FIRST, table.getBytes(KOREAN_WINDOWS));
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(400);
        assertThat(answer.getBody().path("violations").path(0).path("field").asText())
                .isEqualTo("table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minji.kim", "Minji", "민지", "-kim", "kim-", "a b"})
    void aBadIdGetsItsReasonOnThePageAndOverRest(String id) {
        HttpResponse<String> page = submit(
                FIRST,
                "/administration/accounts",
                "/administration/accounts",
                Map.of("id", id, "name", "김민지", "municipality", "yeonsu"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("영문 소문자와 숫자", "value=\"김민지\"");
        ResponseEntity<JsonNode> rest = new Caller(http, FIRST)
                .call(
                        HttpMethod.POST,
                        "/engine-rest/user/create",
                        Map.of(
                                "profile", Map.of("id", id, "lastName", "김"),
                                "credentials", Map.of("password", "gwanak-7-hills")));
        assertThat(rest.getStatusCode().value()).isEqualTo(400);
        assertThat(rest.getBody().toString()).contains("영문 소문자와 숫자", "\"id\"");
        for (String kind : List.of("group", "tenant")) {
            ResponseEntity<JsonNode> other = new Caller(http, FIRST)
                    .call(HttpMethod.POST, "/engine-rest/" + kind + "/create", Map.of("id", id, "name", "이름"));
            assertThat(other.getStatusCode().value()).as(kind).isEqualTo(400);
            assertThat(other.getBody().toString()).as(kind).contains("영문 소문자와 숫자");
        }
        assertThat(identities.createUserQuery().userId(id).count()).isZero();
    }

    @Test
    void anAccountWithoutAnIdIsAskedForOne() {
        HttpResponse<String> page = submit(
                FIRST,
                "/administration/accounts",
                "/administration/accounts",
                Map.of("id", " ", "name", "김민지", "municipality", "yeonsu"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("기호를 적어야", "value=\"김민지\"");
    }

    @Test
    void anAccountIsMadeNamedGivenAPostAndANewPassword() {
        withDuties();
        String person = nam + "-minji";
        String accounts = "/administration/accounts";
        HttpResponse<String> made = submit(
                FIRST, accounts, accounts, Map.of("id", person, "name", "김민지", "municipality", nam, "email", ""));
        assertThat(signsIn(person, secret(made))).isTrue();
        String own = accounts + "/" + person;
        assertThat(submit(FIRST, own, own + "/groups", Map.of("group", nam + "-lead"))
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> again = submit(FIRST, own, own + "/password", Map.of());
        assertThat(signsIn(person, secret(again))).isTrue();
        assertThat(signsIn(person, secret(made))).isFalse();
        assertThat(submit(FIRST, own, own, Map.of("name", "김민서", "email", "minseo@example.go.kr"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(get(FIRST, accounts + "?q=민서")).contains("김민서", "minseo@example.go.kr");
        assertThat(submit(FIRST, own, own + "/removal", Map.of()).body()).contains("먼저 빼야");

        String mayor = nam + "-mayor";
        assertThat(submit(FIRST, own, own + "/groups", Map.of("group", mayor)).body())
                .contains("두 사람이 함께");
        assertThat(in(mayor, person)).isFalse();
        assertThat(submit(SECOND, own, own + "/groups", Map.of("group", mayor)).statusCode())
                .isEqualTo(302);
        assertThat(in(mayor, person)).isTrue();
        HttpResponse<String> alone = submit(FIRST, own, own + "/password", Map.of());
        assertThat(alone.body()).contains("두 사람이 함께").doesNotContain("class=\"secret\"");
        assertThat(signsIn(person, secret(submit(SECOND, own, own + "/password", Map.of()))))
                .isTrue();
        for (String group : List.of(nam + "-lead", mayor)) {
            submit(FIRST, own, own + "/groups/removal", Map.of("group", group));
        }
        assertThat(submit(FIRST, own, own + "/removal", Map.of()).statusCode()).isEqualTo(302);
        assertThat(identities.createUserQuery().userId(person).count()).isZero();
    }

    @Test
    void whoIsKeptOutIsSeenAndLetIn() {
        withDuties();
        String person = nam + "-blocked";
        String accounts = "/administration/accounts";
        String own = accounts + "/" + person;
        String password = secret(submit(
                FIRST, accounts, accounts, Map.of("id", person, "name", "이영희", "municipality", nam, "email", "")));
        assertThat(get(FIRST, own)).doesNotContain("잠금 풀기");
        guesses(person);
        assertThat(status(person, password)).isEqualTo(429);
        assertThat(get(FIRST, own)).contains("잠금 풀기");
        assertThat(submit(FIRST, own, own + "/unlock", Map.of()).statusCode()).isEqualTo(302);
        assertThat(signsIn(person, password)).isTrue();

        guesses(person);
        assertThat(signsIn(person, secret(submit(FIRST, own, own + "/password", Map.of()))))
                .as("a new password ends what the old one brought about")
                .isTrue();
        assertThat(submit(FIRST, own, own + "/removal", Map.of()).statusCode()).isEqualTo(302);
    }

    private void guesses(String person) {
        for (int i = 0; i < 6; i++) {
            status(person, "guessed-" + i + "-wrongly");
        }
    }

    /** Neither by the page nor over REST, and by no detour over the municipality itself. */
    @Test
    void intoAnotherMunicipalityNobodyIsEnteredByOneAlone() {
        withDuties();
        String stranger = nam + "-stranger";
        directory.ensureUser(stranger, "오은우", PASSWORD, List.of(), "yeonsu");
        String group = nam + "-lead";
        try {
            for (String mount : List.of("/engine-rest", "/engine-rest/engine/default")) {
                assertThat(put(FIRST, mount + "/group/" + group + "/members/" + stranger))
                        .isEqualTo(409);
                assertThat(put(FIRST, mount + "/tenant/" + nam + "/user-members/" + stranger))
                        .isEqualTo(409);
            }
            assertThat(put(FIRST, "/engine-rest/group/yeonsu-lead/members/" + stranger))
                    .as("their own municipality's")
                    .isEqualTo(204);
            new Caller(http, FIRST)
                    .status(HttpMethod.DELETE, "/engine-rest/group/yeonsu-lead/members/" + stranger, null);
            String own = "/administration/accounts/" + stranger;
            assertThat(submit(FIRST, own, own + "/groups", Map.of("group", group))
                            .body())
                    .contains("다른 자치단체에 관한 일");
            assertThat(in(group, stranger)).isFalse();
            assertThat(identities
                            .createTenantQuery()
                            .tenantId(nam)
                            .userMember(stranger)
                            .count())
                    .isZero();

            assertThat(put(FIRST, "/engine-rest/tenant/" + nam + "/group-members/yeonsu-lead"))
                    .as("and all people of a group at once")
                    .isEqualTo(409);
            assertThat(put(SECOND, "/engine-rest/group/" + group + "/members/" + stranger))
                    .isEqualTo(204);
            assertThat(in(group, stranger)).isTrue();
        } finally {
            identities.deleteUser(stranger);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-manager", "yeonsu-auditor"})
    void nobodyElseGetsIn(String account) {
        for (String page : List.of(
                "/administration/accounts",
                "/administration/accounts/admin",
                "/administration/departments",
                "/administration/municipalities",
                "/administration/setup",
                "/administration/setup/yeonsu")) {
            assertThat(browser(account).get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(send(account, new byte[0]).getStatusCode().value()).isEqualTo(403);
        assertThat(submit(account, "/", "/administration/municipalities", Map.of("id", nam))
                        .statusCode())
                .isEqualTo(403);
    }

    private void made() {
        assertThat(submit(
                                FIRST,
                                "/administration/setup",
                                "/administration/municipalities",
                                Map.of("id", nam, "nameKo", "남구 " + nam, "nameEn", "Nam-gu"))
                        .statusCode())
                .isEqualTo(302);
    }

    private void withDuties() {
        made();
        String page = "/administration/setup/" + nam;
        assertThat(submit(FIRST, page, page + "/departments", names()).statusCode())
                .isEqualTo(302);
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        SetupTexts texts = context.getBean(SetupTexts.class);
        setup.duties(nam).forEach(one -> {
            names.put(one.duty() + "Ko", texts.department(one.duty(), java.util.Locale.KOREAN));
            names.put(one.duty() + "En", texts.department(one.duty(), java.util.Locale.ENGLISH));
        });
        return names;
    }

    private ResponseEntity<JsonNode> send(String account, byte[] file) {
        return send(account, file, null);
    }

    private ResponseEntity<JsonNode> send(String account, byte[] file, String key) {
        HttpHeaders headers = new HttpHeaders();
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
        headers.setContentType(MediaType.parseMediaType("text/csv"));
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.withBasicAuth(account, PASSWORD)
                .exchange(
                        "/api/administration/municipalities/" + nam + "/accounts",
                        HttpMethod.POST,
                        new HttpEntity<>(file, headers),
                        JsonNode.class);
    }

    private static JsonNode line(JsonNode report, int number) {
        return StreamSupport.stream(report.path("lines").spliterator(), false)
                .filter(line -> line.path("line").asInt() == number)
                .findFirst()
                .orElseThrow();
    }

    private static String problems(JsonNode report, int number) {
        return line(report, number).path("problems").toString();
    }

    private static String outcome(JsonNode report, int number) {
        return line(report, number).path("outcome").asText();
    }

    private int put(String administrator, String path) {
        return new Caller(http, administrator).status(HttpMethod.PUT, path, null);
    }

    private boolean in(String group, String account) {
        return identities.createUserQuery().userId(account).memberOfGroup(group).count() == 1;
    }

    private String name(String account) {
        return identities.createUserQuery().userId(account).singleResult().getLastName();
    }

    /** Whoever has a password that somebody else chose is known, and has to set one of their own before anything else. */
    private boolean signsIn(String account, String password) {
        int status = status(account, password);
        assertThat(status).as("with a first password nothing else is done").isNotEqualTo(200);
        return status == 403;
    }

    private int status(String account, String password) {
        return http.withBasicAuth(account, password)
                .getForEntity("/api/notifications", String.class)
                .getStatusCode()
                .value();
    }

    private long recorded(String what) {
        return context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("SELECT count(*) FROM access_log WHERE record = ?")
                .param(what)
                .query(Long.class)
                .single();
    }

    private String waiting(String subject) {
        return context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("SELECT max(id)::text FROM administration_request WHERE subject = ?")
                .param(subject)
                .query(String.class)
                .single();
    }

    private static String secret(HttpResponse<String> page) {
        String mark = "class=\"secret\">";
        assertThat(page.body()).contains(mark);
        String rest = page.body().substring(page.body().indexOf(mark) + mark.length());
        return rest.substring(0, rest.indexOf('<'));
    }

    private HttpResponse<String> submit(String account, String page, String action, Map<String, String> fields) {
        return browser(account).submit(page, action, fields);
    }

    private String get(String account, String page) {
        HttpResponse<String> answer = browser(account).get(page.replace("민서", "%EB%AF%BC%EC%84%9C"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Browser browser(String account) {
        return sessions.computeIfAbsent(account, name -> {
            Browser browser = new Browser(port);
            browser.signIn(name, PASSWORD);
            return browser;
        });
    }
}
