package safecity.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.refusal.Refusal;
import safecity.security.Browser;
import safecity.story.ProcessStory;

/** Who may register, read and withdraw a transfer, and what is refused. */
@ProcessStory
class TransferRulesTest extends TransferStory {

    @Autowired
    Successors successors;

    @LocalServerPort
    int port;

    @BeforeEach
    void anotherMunicipality() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.management("jung-manager", "jung"), "관리");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-manager", "관리", "safecity-demo", List.of("jung-manager"), "jung");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
    }

    @ParameterizedTest
    @CsvSource({
        "yeonsu-leaving, 201",
        "yeonsu-planning-head, 201",
        "yeonsu-manager, 201",
        "admin, 201",
        "yeonsu-planning, 403",
        "yeonsu-legal-head, 403",
        "yeonsu-taking, 403",
        "yeonsu-auditor, 403",
        "yeonsu-support-centre, 403",
        "jung-manager, 400"
    })
    void whoMayRegister(String by, int status) {
        assertThat(register(by, LEAVING, TAKING, DAY).getStatusCode().value()).isEqualTo(status);
    }

    @Test
    void whoNamesNobodyLeavesThemselves() {
        assertThat(register(LEAVING, "", TAKING, DAY).getBody().path("account").asText())
                .isEqualTo(LEAVING);
        assertThat(refused(register(MANAGER, null, TAKING, DAY)))
                .as("a manager holds no post")
                .isEqualTo("400 account");
        assertThat(register("yeonsu-auditor", null, TAKING, DAY).getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void whatCanNotBeIsNamedWithItsField() {
        assertThat(refused(register(MANAGER, LEAVING, LEAVING, DAY))).isEqualTo("400 successor");
        assertThat(refused(register(MANAGER, LEAVING, "jung-lead", DAY))).isEqualTo("400 successor");
        assertThat(sentence(register(MANAGER, LEAVING, "jung-lead", DAY)))
                .isEqualTo(sentence(register(MANAGER, LEAVING, "nobody", DAY)));
        assertThat(refused(register(MANAGER, "jung-lead", TAKING, DAY))).isEqualTo("400 account");
        assertThat(sentence(register(MANAGER, "jung-lead", TAKING, DAY)))
                .isEqualTo(sentence(register(MANAGER, "nobody", TAKING, DAY)));
        for (String overseer : List.of("yeonsu-manager", "yeonsu-auditor")) {
            assertThat(refused(register(MANAGER, LEAVING, overseer, DAY)))
                    .as(overseer)
                    .isEqualTo("400 successor");
        }
        assertThat(refused(register(MANAGER, LEAVING, TAKING, null))).isEqualTo("400 day");
        assertThat(refused(register(MANAGER, LEAVING, TAKING, MONDAY.minusDays(1))))
                .isEqualTo("400 day");
        assertThat(refused(register(MANAGER, LEAVING, TAKING, MONDAY.plusDays(367))))
                .isEqualTo("400 day");
        assertThat(refused(register(MANAGER, LEAVING, null, TAKING, "2024-02-30")))
                .isEqualTo("400 day");
        assertThat(refused(register(MANAGER, LEAVING, "yeonsu-legal", TAKING, DAY.toString())))
                .isEqualTo("400 post");
        jdbc.sql("UPDATE act_id_user SET lock_exp_time_ = '2024-07-01 09:01' WHERE id_ = ?")
                .param(TAKING)
                .update();
        assertThat(refused(register(MANAGER, LEAVING, TAKING, DAY))).isEqualTo("400 successor");
        assertThat(register(MANAGER, LEAVING, null, MONDAY.plusDays(366))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        ResponseEntity<JsonNode> second = register(LEAVING, LEAVING, null, DAY);
        assertThat(refused(second)).isEqualTo("409 account");
        assertThat(sentence(second)).contains("이미 등록");
    }

    /** The page lists who would not be refused, for what was chosen, and the API refuses exactly the others. */
    @ParameterizedTest
    @CsvSource({
        "yeonsu-leaving,      yeonsu-planning",
        "yeonsu-lead-head,    yeonsu-lead-head",
        "yeonsu-mayor,        yeonsu-mayor",
        "yeonsu-certifier,    yeonsu-certifier",
        "yeonsu-council-office, yeonsu-council-office",
        "yeonsu-audit,        yeonsu-audit"
    })
    void onlyWhoMayTakeOverIsOffered(String account, String post) {
        jdbc.sql("UPDATE act_id_user SET lock_exp_time_ = '2024-07-01 09:01' WHERE id_ = 'yeonsu-legal'")
                .update();
        try {
            Browser manager = new Browser(port);
            manager.signIn(MANAGER, "safecity-demo");
            String page = manager.get("/transfers?account=" + account + "&post=" + post)
                    .body();
            List<String> offered = Pattern.compile("<option value=\"([^\"]+)\"")
                    .matcher(page.substring(page.indexOf("id=\"successor\"")))
                    .results()
                    .map(option -> option.group(1))
                    .toList();
            assertThat(page).contains("name=\"account\" value=\"" + account + "\"");
            assertThat(offered).doesNotContain(account, MANAGER, "yeonsu-auditor", "admin", "yeonsu-legal");
            assertThat(accounts.ofMunicipality("yeonsu").stream()
                            .filter(other -> !refuses(other, account, post))
                            .toList())
                    .isEqualTo(offered);
        } finally {
            jdbc.sql("UPDATE act_id_user SET lock_exp_time_ = NULL WHERE id_ = 'yeonsu-legal'")
                    .update();
        }
    }

    private boolean refuses(String other, String account, String post) {
        try {
            successors.check(other, account, List.of(post), "yeonsu");
            return false;
        } catch (Refusal refused) {
            assertThat(refused.field()).contains("successor");
            return true;
        }
    }

    @Test
    void anEnglishReaderIsRefusedInEnglish() {
        org.springframework.http.HttpHeaders english = new org.springframework.http.HttpHeaders();
        english.set("Accept-Language", "en");
        assertThat(http.withBasicAuth(MANAGER, "safecity-demo")
                        .exchange(
                                "/api/transfers",
                                HttpMethod.POST,
                                new org.springframework.http.HttpEntity<>(
                                        java.util.Map.of(
                                                "account", LEAVING, "successor", LEAVING, "day", DAY.toString()),
                                        english),
                                String.class)
                        .getBody())
                .contains("Nobody is their own successor (successor).");
    }

    @Test
    void itIsReadByThoseItConcernsAndThereForNobodyElse() {
        long id = registered(TAKING, DAY);
        for (String reader : List.of(LEAVING, TAKING, HEAD, MANAGER, "yeonsu-auditor", "admin")) {
            assertThat(status(reader, HttpMethod.GET, id, "")).as(reader).isEqualTo(200);
            assertThat(listed(reader, id)).as(reader).isTrue();
            assertThat(download(reader, "/api/transfers/" + id + "/handover.pdf?reason=check"))
                    .as(reader)
                    .isEqualTo(200);
        }
        for (String stranger : List.of("yeonsu-legal", "yeonsu-legal-head", "jung-manager")) {
            assertThat(status(stranger, HttpMethod.GET, id, "")).as(stranger).isEqualTo(404);
            assertThat(status(stranger, HttpMethod.POST, id, "/withdrawal"))
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(listed(stranger, id)).as(stranger).isFalse();
            assertThat(download(stranger, "/api/transfers/" + id + "/handover.pdf"))
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(call("jung-manager", HttpMethod.GET, "/api/transfers/" + id, null)
                        .getBody()
                        .path("detail"))
                .isEqualTo(call(MANAGER, HttpMethod.GET, "/api/transfers/999999999", null)
                        .getBody()
                        .path("detail"));
        for (String reader : List.of("yeonsu-auditor", TAKING)) {
            assertThat(status(reader, HttpMethod.POST, id, "/withdrawal"))
                    .as(reader)
                    .isEqualTo(403);
        }
    }

    @Test
    void itIsWithdrawnBeforeItsDayAndNotOnIt() {
        long id = registered(TAKING, DAY);
        on(DAY.minusDays(1));
        assertThat(status(LEAVING, HttpMethod.POST, id, "/withdrawal")).isEqualTo(204);
        assertThat(status(LEAVING, HttpMethod.POST, id, "/withdrawal"))
                .as("a second click")
                .isEqualTo(204);
        assertThat(download(MANAGER, "/api/transfers/" + id + "/handover.pdf")).isEqualTo(409);
        on(DAY);
        assertThat(assignee(draft)).isEqualTo(LEAVING);
        assertThat(groups(LEAVING)).containsExactly(POST);

        long next = registered(TAKING, DAY.plusDays(1));
        story.on(DAY.plusDays(1), PROJECT);
        assertThat(status(LEAVING, HttpMethod.POST, next, "/withdrawal"))
                .as("its day, before the job")
                .isEqualTo(409);
        succession.bringUpToDate();
        assertThat(status(MANAGER, HttpMethod.POST, next, "/withdrawal")).isEqualTo(409);
        assertThat(assignee(draft)).isEqualTo(TAKING);
    }

    @Test
    void whatIsWrittenStays() {
        registered(TAKING, MONDAY);
        for (String table : List.of("transfer_move", "transfer_post")) {
            assertThatThrownBy(() -> jdbc.sql("DELETE FROM " + table).update()).hasMessageContaining("append-only");
        }
    }

    private boolean listed(String reader, long id) {
        return call(reader, HttpMethod.GET, "/api/transfers", null)
                .getBody()
                .findValuesAsText("id")
                .contains(String.valueOf(id));
    }

    private int status(String account, HttpMethod method, long id, String what) {
        return call(account, method, "/api/transfers/" + id + what, null)
                .getStatusCode()
                .value();
    }

    private int download(String account, String path) {
        return http.withBasicAuth(account, "safecity-demo")
                .getForEntity(path, byte[].class)
                .getStatusCode()
                .value();
    }

    private static String refused(ResponseEntity<JsonNode> answer) {
        return answer.getStatusCode().value() + " "
                + answer.getBody().path("violations").path(0).path("field").asText("");
    }

    private static String sentence(ResponseEntity<JsonNode> answer) {
        return answer.getBody().path("detail").asText();
    }
}
