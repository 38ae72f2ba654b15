package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The database has no room left (SQLSTATE 53100): the person is told, nothing is stored, the task stays open. */
@ProcessStory
class FullDatabaseTest {

    private static final String PROJECT = "yeonsu-full";
    private static final String LEAD = "yeonsu-lead";

    @Autowired
    Story story;

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
        jdbc.sql("""
                CREATE FUNCTION test_no_room() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$
                """).update();
    }

    @AfterEach
    void leaveNothing() {
        jdbc.sql("DROP FUNCTION test_no_room() CASCADE").update();
        story.clear(PROJECT);
    }

    @Test
    void anUploadIsRefusedAndMayBeSentAgain() {
        full("BEFORE INSERT ON evidence_content FOR EACH ROW WHEN (NEW.size = 1234567)");
        ResponseEntity<JsonNode> refused = upload();
        assertThat(refused.getStatusCode().value()).as("%s", refused.getBody()).isEqualTo(507);
        assertThat(refused.getBody().path("detail").asText()).startsWith("데이터베이스의 저장 공간이 부족하여 저장하지 못했습니다.");
        assertThat(refused.getBody().toString()).doesNotContain("extend");
        assertThat(jdbc.sql("SELECT count(*) FROM evidence WHERE project_key = ?")
                        .param(PROJECT)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(story.task("draft").getId()).isEqualTo(task);

        jdbc.sql("DROP TRIGGER test_full ON evidence_content").update();
        assertThat(upload().getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void aTaskStaysOpenAndIsCompletedLater() {
        full(
                "BEFORE UPDATE ON act_hi_taskinst FOR EACH ROW WHEN (OLD.id_ = '" + task
                        + "' AND NEW.end_time_ IS NOT NULL)",
                "act_hi_taskinst");
        ResponseEntity<JsonNode> refused = complete();
        assertThat(refused.getStatusCode().value()).as("%s", refused.getBody()).isEqualTo(507);
        assertThat(refused.getBody().path("message").asText()).contains("저장 공간이 부족", "업무는 그대로");
        assertThat(story.task("draft").getId()).isEqualTo(task);

        jdbc.sql("DROP TRIGGER test_full ON act_hi_taskinst").update();
        assertThat(complete().getStatusCode().value()).isEqualTo(204);
    }

    private void full(String when) {
        full(when, "evidence_content");
    }

    private void full(String when, String table) {
        jdbc.sql("CREATE TRIGGER test_full " + when + " EXECUTE FUNCTION test_no_room()")
                .update();
        assertThat(jdbc.sql("SELECT count(*) FROM pg_trigger WHERE tgname = 'test_full' AND tgrelid = ?::regclass")
                        .param(table)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private ResponseEntity<JsonNode> upload() {
        return new Clerk(http, LEAD).files(PROJECT, "a.pdf", Samples.pdf(1_234_567), Map.of("task", task));
    }

    private ResponseEntity<JsonNode> complete() {
        return new Caller(http, LEAD)
                .call(
                        HttpMethod.POST,
                        "/engine-rest/task/" + task + "/submit-form",
                        Map.of("variables", Map.of("decision", Map.of("value", "submit"))));
    }
}
