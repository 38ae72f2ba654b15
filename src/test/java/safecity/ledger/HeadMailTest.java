package safecity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The head of the ledger leaves the house by itself, to the auditors, once a working day. */
@ProcessStory
class HeadMailTest {

    private static final String AUDITOR = "yeonsu-auditor";
    private static final LocalDate MONDAY = LocalDate.of(2033, 3, 7);
    private static final LocalDate SUNDAY = MONDAY.minusDays(1);

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sealing sealing;

    @Autowired
    HeadMail mail;

    @Autowired
    LedgerVerification verification;

    @BeforeEach
    void anAuditorWithAnAddress() {
        address("auditor@example.org");
        story.on(SUNDAY, "yeonsu-head-mail").start("project-preparation", Map.of());
        sealing.sealAll();
        story.clear("yeonsu-head-mail");
    }

    @AfterEach
    void leaveNothing() {
        address(null);
        jdbc.sql("UPDATE mail SET next_attempt = NULL WHERE recipient = ?")
                .param(AUDITOR)
                .update();
    }

    @Test
    void theHeadIsMailedOnceAWorkingDayAndProvesTheRecord() {
        mail.look();
        assertThat(bodies()).as("on a Sunday").isEmpty();

        story.on(MONDAY, "yeonsu-head-mail");
        mail.look();
        mail.look();
        assertThat(bodies()).hasSize(1);
        String head = bodies().get(0)
                .lines()
                .filter(line -> line.matches("\\d+:[0-9a-f]{64}"))
                .findFirst()
                .orElseThrow();
        assertThat(verification.verify(KnownHead.read(head), read -> {}).faults())
                .isEmpty();
        assertThat(jdbc.sql(
                                "SELECT head FROM ledger_head_out WHERE way = 'mail' AND account = ? ORDER BY id DESC LIMIT 1")
                        .param(AUDITOR)
                        .query(String.class)
                        .single())
                .isEqualTo(head);
    }

    private List<String> bodies() {
        return jdbc.sql("SELECT body FROM mail WHERE recipient = ? AND purpose = 'RECORD'")
                .param(AUDITOR)
                .query(String.class)
                .list();
    }

    private void address(String address) {
        jdbc.sql("UPDATE act_id_user SET email_ = ? WHERE id_ = ?")
                .params(address, AUDITOR)
                .update();
    }
}
