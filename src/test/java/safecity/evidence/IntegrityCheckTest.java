package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What was stored is read again on a schedule, and what has changed is told. */
@ProcessStory
class IntegrityCheckTest {

    private static final String PROJECT = "yeonsu-integrity";
    private static final LocalDate DAY = LocalDate.of(2027, 3, 2);

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    IntegrityCheck check;

    @Autowired
    EngineClock clock;

    @Autowired
    JdbcClient jdbc;

    private long id;
    private String sha256;

    @BeforeEach
    void aDocument() {
        story.on(DAY, PROJECT);
        runAll();
        JsonNode filed = new Clerk(http, "yeonsu-lead")
                .files(PROJECT, "a.pdf", Samples.pdf("integrity" + System.nanoTime()))
                .getBody();
        id = filed.path("id").asLong();
        sha256 = filed.path("versions").path(0).path("sha256").asText();
    }

    @Test
    void whatIsAsItWasIsReadOnceInThirtyDays() {
        story.on(DAY.plusDays(30), PROJECT);
        runAll();
        assertThat(checks()).isEmpty();
        clock.stopAt(clock.instant().plusSeconds(1));
        runAll();
        assertThat(checks()).containsExactly("true " + sha256);
        runAll();
        assertThat(checks()).hasSize(1);
        assertThat(intact()).isTrue();
    }

    @Test
    void whatHasChangedIsRecordedShownAndLookedAtEachNight() {
        damage("UPDATE evidence_piece SET bytes = 'other' WHERE sha256 = ?");
        story.on(DAY.plusDays(31), PROJECT);
        runAll();
        assertThat(checks()).hasSize(1).first().asString().startsWith("false ").isNotEqualTo("false " + sha256);
        assertThat(intact()).isFalse();
        assertThat(http.withBasicAuth("yeonsu-lead", "safecity-demo")
                        .getForObject("/api/projects/" + PROJECT + "/evidence?size=100", JsonNode.class)
                        .findValuesAsText("intact"))
                .contains("false");
        story.on(DAY.plusDays(32), PROJECT);
        runAll();
        assertThat(checks()).hasSize(2);
        damage("DELETE FROM evidence_piece WHERE sha256 = ?");
        story.on(DAY.plusDays(33), PROJECT);
        runAll();
        assertThat(checks()).last().asString().startsWith("false unreadable: ");
    }

    private void runAll() {
        Instant run = clock.instant();
        while (check.checkNext(run)) {
            // one content at a time
        }
    }

    /** Somebody with the database in their hands. */
    private void damage(String sql) {
        jdbc.sql("ALTER TABLE evidence_piece DISABLE TRIGGER USER").update();
        jdbc.sql(sql).param(sha256).update();
        jdbc.sql("ALTER TABLE evidence_piece ENABLE TRIGGER USER").update();
    }

    private List<String> checks() {
        return jdbc.sql("SELECT intact || ' ' || found FROM evidence_check WHERE sha256 = ? ORDER BY id")
                .param(sha256)
                .query(String.class)
                .list();
    }

    private boolean intact() {
        return new Clerk(http, "yeonsu-lead")
                .get("/api/evidence/" + id)
                .getBody()
                .path("versions")
                .path(0)
                .path("intact")
                .asBoolean();
    }
}
