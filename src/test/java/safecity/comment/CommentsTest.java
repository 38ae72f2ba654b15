package safecity.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Remarks on a task: who reads and writes them, whom they notify, and that they leave their trace. */
@ProcessStory
class CommentsTest {

    private static final String PROJECT = "yeonsu-comments";
    private static final String LEAD = "yeonsu-lead";

    @Autowired
    Story story;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    private String task;

    @BeforeEach
    void aDraft() {
        story.on(LocalDate.of(2023, 5, 8), PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "실사 계획",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
        task = story.task("draft").getId();
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void whatWasSaidIsThereForWhoGetsTheNextTask() {
        assertThat(write(LEAD, "  첫 줄\n둘째 줄 ").getStatusCode().value()).isEqualTo(201);
        story.complete(LEAD, "draft", Map.of("decision", "submit"));
        task = story.task("review").getId();
        JsonNode page = read("yeonsu-lead-head").getBody();
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").path(0).path("text").asText()).isEqualTo("첫 줄\n둘째 줄");
        assertThat(page.path("items").path(0).path("task").asText()).isEqualTo("기안·상신");
        assertThat(page.path("items").path(0).path("mine").asBoolean()).isFalse();
    }

    @Test
    void aMentionNotifiesOnceWhomItNamesAndNobodyElse() {
        write(LEAD, "@yeonsu-legal 검토를 부탁합니다. @yeonsu-legal, a@yeonsu-budget.kr @nobody @yeonsu-lead");
        assertThat(jdbc.sql("SELECT recipient FROM notice WHERE task_id = ? AND kind = 'MENTION'")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly("yeonsu-legal");
        JsonNode notice = call("yeonsu-legal", HttpMethod.GET, "/api/notifications?size=1", null)
                .getBody()
                .path("items")
                .path(0);
        assertThat(notice.path("sentence").asText()).contains("‘기안·상신’의 의견에서 안전관리과가 나를 언급했습니다: @yeonsu-legal 검토를");
    }

    @Test
    void oneWithdrawsOnesOwnAndThatThereWasOneStays() {
        long id = write(LEAD, "잘못 적은 의견")
                .getBody()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        assertThat(call("yeonsu-manager", HttpMethod.POST, "/api/comments/" + id + "/withdrawal", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        for (int click = 0; click < 2; click++) {
            assertThat(call(LEAD, HttpMethod.POST, "/api/comments/" + id + "/withdrawal", null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
        }
        JsonNode item = read(LEAD).getBody().path("items").path(0);
        assertThat(item.path("withdrawn").asBoolean()).isTrue();
        assertThat(item.path("text").isNull()).isTrue();
        assertThat(read(LEAD).getBody().toString()).doesNotContain("잘못 적은");
        assertThatThrownBy(() -> jdbc.sql("UPDATE task_comment SET text = 'x'").update())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM task_comment").update()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsEmptyTooLongOrIllegibleIsRefusedByItsField() {
        for (String wrong : List.of("", " \n ", "가".repeat(2001), "a\u0000b", "a\u202Eb")) {
            ResponseEntity<JsonNode> refused = write(LEAD, wrong);
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(refused.getBody()
                            .path("violations")
                            .path(0)
                            .path("field")
                            .asText())
                    .isEqualTo("text");
        }
        assertThat(write(LEAD, "가".repeat(2000)).getStatusCode().value()).isEqualTo(201);
        JsonNode items = write(LEAD, Normalizer.normalize("한글", Normalizer.Form.NFD))
                .getBody()
                .path("items");
        assertThat(items.path(items.size() - 1).path("text").asText()).isEqualTo("한글");
        assertThat(write(LEAD, "<script>alert(1)</script>").getStatusCode().value())
                .as("text is text")
                .isEqualTo(201);
    }

    @Test
    void whoOnlyOverseesReadsAndWhoDoesNotSeeTheTaskReadsNothing() {
        write(LEAD, "부서 의견");
        for (String reader : List.of("yeonsu-auditor", "yeonsu-manager", "admin")) {
            assertThat(read(reader).getBody().path("items")).as(reader).hasSize(1);
        }
        for (String reader : List.of("yeonsu-auditor", "admin")) {
            assertThat(read(reader).getBody().path("writes").asBoolean()).isFalse();
            assertThat(write(reader, "고칩니다").getStatusCode().value()).as(reader).isEqualTo(403);
        }
        assertThat(read("yeonsu-traffic").getStatusCode().value()).isEqualTo(404);
        assertThat(write("yeonsu-traffic", "보이지 않습니다").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void anotherMunicipalityIsAnsweredAsIfNothingWereThere() {
        long id =
                write(LEAD, "우리 의견").getBody().path("items").path(0).path("id").asLong();
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        assertThat(read("jung-lead").getBody().path("detail"))
                .isEqualTo(call("jung-lead", HttpMethod.GET, "/api/tasks/unknown/comments", null)
                        .getBody()
                        .path("detail"));
        assertThat(call("jung-lead", HttpMethod.POST, "/api/comments/" + id + "/withdrawal", null)
                        .getBody()
                        .path("detail"))
                .isEqualTo(call("jung-lead", HttpMethod.POST, "/api/comments/999999999/withdrawal", null)
                        .getBody()
                        .path("detail"));
        write(LEAD, "@jung-lead 보십시오");
        assertThat(jdbc.sql("SELECT count(*) FROM notice WHERE recipient = 'jung-lead'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ResponseEntity<JsonNode> read(String account) {
        return call(account, HttpMethod.GET, "/api/tasks/" + task + "/comments", null);
    }

    private ResponseEntity<JsonNode> write(String account, String text) {
        return call(account, HttpMethod.POST, "/api/tasks/" + task + "/comments", Map.of("text", text));
    }

    private ResponseEntity<JsonNode> call(String account, HttpMethod method, String path, Object body) {
        return new Caller(http, account).call(method, path, body);
    }
}
