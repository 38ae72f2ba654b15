package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;

/** What waits for a second administrator stands on a page, and is confirmed there by nobody else. */
@ProcessStory
class ConfirmationsTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String FIRST = "confirm-first";
    private static final String SECOND = "confirm-second";
    private static final String GROUP = "yeonsu-lead-head";

    /** Somebody whom no other test asked anything for. */
    private final String person = "yeonsu-confirm-" + System.nanoTime();

    @Autowired
    IdentityDirectory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestRestTemplate http;

    @LocalServerPort
    int port;

    @BeforeEach
    void twoAdministratorsAreNeeded() {
        for (String administrator : List.of(FIRST, SECOND)) {
            directory.ensureUser(administrator, administrator, PASSWORD, List.of("camunda-admin"), null);
        }
        directory.ensureUser(person, "김", PASSWORD, List.of("yeonsu-lead"), "yeonsu");
        second(true);
    }

    @AfterEach
    void leave() {
        second(false);
        for (String account : List.of(FIRST, SECOND, person)) {
            identities.deleteUser(account);
        }
    }

    private void second(boolean needed) {
        ReflectionTestUtils.setField(context.getBean("secondAdministrator"), "needed", needed);
    }

    @Test
    void theSecondOneSeesAndConfirmsWhatTheFirstAskedFor() {
        assertThat(enter(FIRST)).isEqualTo(409);
        assertThat(enter(FIRST)).as("asked for twice, it waits once").isEqualTo(409);
        assertThat(members()).isZero();
        Browser first = signedIn(FIRST);
        assertThat(first.get("/confirmations").body())
                .contains(person, "다른 관리자가 확인합니다")
                .doesNotContain("/confirmations/" + open());
        HttpResponse<String> own = first.submit("/confirmations", "/confirmations/" + open(), Map.of());
        assertThat(own.body()).contains("요청한 관리자 자신은 확인할 수 없습니다");
        assertThat(members()).isZero();

        Browser second = signedIn(SECOND);
        assertThat(second.get("/").body()).contains("/confirmations");
        assertThat(second.get("/confirmations").body()).contains("/confirmations/" + open());
        long request = open();
        assertThat(second.submit("/confirmations", "/confirmations/" + request, Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(members()).isEqualTo(1);
        assertThat(second.submit("/confirmations", "/confirmations/" + request, Map.of())
                        .body())
                .contains("이미 확인되었거나 기한이 지났습니다");
        assertThat(jdbc.sql("SELECT account FROM access_log WHERE record = ?")
                        .param("membership/" + GROUP + "/" + person + " first asked for by " + FIRST)
                        .query(String.class)
                        .list())
                .containsOnly(SECOND);
    }

    @Test
    void whatHasLapsedIsConfirmedByNobody() {
        assertThat(enter(FIRST)).isEqualTo(409);
        long request = open();
        jdbc.sql("ALTER TABLE administration_request DISABLE TRIGGER USER").update();
        jdbc.sql("UPDATE administration_request SET requested_at = requested_at - interval '3 days' WHERE id = ?")
                .param(request)
                .update();
        jdbc.sql("ALTER TABLE administration_request ENABLE TRIGGER USER").update();
        Browser second = signedIn(SECOND);
        assertThat(second.get("/confirmations").body()).doesNotContain(person);
        second.submit("/confirmations", "/confirmations/" + request, Map.of());
        assertThat(members()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-manager", "yeonsu-auditor"})
    void nobodyElseSeesOrConfirmsIt(String account) {
        assertThat(enter(FIRST)).isEqualTo(409);
        Browser browser = signedIn(account);
        for (String page : List.of("/confirmations", "/operations", "/api/operations")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(browser.submit("/", "/confirmations/" + open(), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(members()).isZero();
    }

    private int enter(String administrator) {
        return http.withBasicAuth(administrator, PASSWORD)
                .exchange("/engine-rest/group/" + GROUP + "/members/" + person, HttpMethod.PUT, null, String.class)
                .getStatusCode()
                .value();
    }

    private long members() {
        return identities.createUserQuery().userId(person).memberOfGroup(GROUP).count();
    }

    private long open() {
        return jdbc.sql("SELECT max(id) FROM administration_request WHERE subject = ?")
                .param(GROUP + "/" + person)
                .query(Long.class)
                .single();
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, PASSWORD);
        return browser;
    }
}
