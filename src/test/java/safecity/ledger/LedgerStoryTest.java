package safecity.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.story.ProcessStory;
import safecity.story.Story;

/**
 * What is entered is written down with it, and whoever changes either afterwards, as the database's superuser, is found out. In a
 * process of its own: each attack is followed by a verification of everything, and a database that all tests have filled is large.
 */
@ProcessStory
@Tag("own-application")
class LedgerStoryTest {

    private static final LongConsumer NOBODY = read -> {};
    /** What may go, as in FactsTest; the ledger itself; contents that have their SHA-256 in a fact. */
    private static final Set<String> NOT_WATCHED = Set.of(
            "answered_request",
            "binder_left_out",
            "binder_part",
            "binder_work",
            "calendar_feed",
            "demo_clock",
            "evidence_arrival",
            "evidence_piece",
            "ledger_entry",
            "ledger_leaf",
            "ledger_seal",
            "ledger_source",
            "mail",
            "notice",
            "plan_draft",
            "reader_language",
            "safecity_schema_history",
            "session_end",
            "start_draft",
            "task_draft",
            "job_failure",
            "unmigrated_instance");

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sealing sealing;

    @Autowired
    LedgerVerification verification;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void anActThatIsSealed() {
        story.on(LocalDate.of(2030, 3, 4), "yeonsu-ledger");
        if (story.openTasks().isEmpty()) {
            story.start("project-preparation", Map.of());
            story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
        }
        sealing.sealAll();
    }

    @Test
    void everyTableOfFactsAndOfTheEnginesPastIsWatched() {
        Set<String> open = new TreeSet<>(jdbc.sql("""
                SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                   AND relname NOT LIKE 'act\\_ru%' AND relname NOT LIKE 'act\\_ge%' AND relname NOT LIKE 'act\\_re%'
                   AND relname NOT LIKE 'spring\\_session%'
                """).query(String.class).list());
        open.removeAll(
                jdbc.sql("SELECT name FROM ledger_source").query(String.class).set());
        open.removeAll(NOT_WATCHED);
        open.removeIf(table -> Set.of(
                        // Of cases, which nothing here uses, of jobs and batches of the machine, and of values that
                        // stand in act_hi_detail already.
                        "act_hi_caseinst",
                        "act_hi_caseactinst",
                        "act_hi_job_log",
                        "act_hi_batch",
                        "act_hi_ext_task_log",
                        "act_hi_varinst",
                        "act_id_info")
                .contains(table));
        assertThat(open).isEmpty();
        assertThat(jdbc.sql("SELECT * FROM ledger_unwatched()")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void whatSomebodyEntersStandsInTheLedgerWithTheirName() throws Exception {
        String body = jdbc.sql("""
                SELECT body FROM ledger_entry WHERE source = 'act_hi_detail' AND act = 'insert'
                   AND body LIKE '%차이를 바로잡습니다.%' ORDER BY id DESC LIMIT 1
                """).query(String.class).single();
        JsonNode entry = json.readTree(body);
        assertThat(entry.path("row").path("name_").asText()).isEqualTo("findingsAnswer");
        assertThat(entry.path("act").asText()).isEqualTo("insert");
        assertThat(jdbc.sql("""
                SELECT count(*) FROM ledger_entry WHERE source = 'act_hi_op_log' AND body LIKE '%"user_id_":"yeonsu-lead"%'
                """).query(Integer.class).single()).isPositive();
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_entry WHERE source = 'act_id_user' AND body LIKE '%pwd_%'")
                        .query(Integer.class)
                        .single())
                .as("no password, hashed or not")
                .isZero();
    }

    /** RFC 8785: names in order, no blanks, and every value as it is. */
    @Test
    void anEntryIsCanonicalJson() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL timezone = 'America/New_York'").update();
            String written = jdbc.sql("""
                    SELECT ledger_row_act_hi_comment(ROW('1', 'comment', '2031-02-03 04:05:06.789', 'a"b', NULL, NULL, NULL, NULL,
                        '€ ' || chr(92) || chr(31) || '가', convert_to('abc', 'UTF8'), NULL, NULL, NULL)::act_hi_comment)
                    """).query(String.class).single();
            assertThat(written)
                    .contains("\"id_\":\"1\"", "\"time_\":\"2031-02-03T04:05:06.789000\"", "\"tenant_id_\":null")
                    .contains("\"€ \\\\\\u001f가\"", "\"a\\\"b\"")
                    .contains(
                            "\"full_msg_\":\"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
                    .doesNotContain("\", ", "\": ");
            List<String> names = new ArrayList<>();
            readTree(written).fieldNames().forEachRemaining(names::add);
            assertThat(names).isSorted().hasSize(13);
            status.setRollbackOnly();
        });
    }

    private JsonNode readTree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whatIsRolledBackLeavesNoEntry() {
        long before = entries();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO municipality SELECT * FROM municipality WHERE false")
                    .update();
            jdbc.sql("UPDATE department SET position = position + 1 WHERE municipality = 'yeonsu'")
                    .update();
            assertThat(entries()).isGreaterThan(before);
            status.setRollbackOnly();
        });
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void anIntactRecordIsProven() {
        LedgerReport report = verification.verify(List.of(head()), NOBODY);
        assertThat(report.faults()).isEmpty();
        assertThat(report.sealed()).isPositive();
        assertThat(report.tables()).isGreaterThan(100);
        assertThat(report.head()).isNotNull();
    }

    /** The ledger and facts as a superuser can change them, with every guard off. */
    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "an entry rewritten",
                        "UPDATE ledger_entry SET body = replace(body, '바로잡습니다', '그대로 둡니다') WHERE body LIKE '%바로잡습니다%'",
                        LedgerFault.Kind.CHANGED),
                Arguments.of(
                        "an entry rewritten with its digest",
                        "UPDATE ledger_entry SET body = replace(body, '바로잡습니다', 'x'), digest = sha256(salt || "
                                + "convert_to(replace(body, '바로잡습니다', 'x'), 'UTF8')) WHERE body LIKE '%바로잡습니다%'",
                        LedgerFault.Kind.CHANGED),
                Arguments.of(
                        "an entry moved to another row",
                        "UPDATE ledger_entry SET row_key = 'x' WHERE body LIKE '%바로잡습니다%'",
                        LedgerFault.Kind.CHANGED),
                Arguments.of("two contents swapped", """
                        UPDATE ledger_entry a SET body = b.body, salt = b.salt, digest = b.digest FROM ledger_entry b
                         WHERE (a.id, b.id) IN (SELECT min(id), max(id) FROM ledger_entry UNION ALL
                                                SELECT max(id), min(id) FROM ledger_entry)
                        """, LedgerFault.Kind.CHANGED),
                Arguments.of(
                        "an entry deleted",
                        "DELETE FROM ledger_entry WHERE body LIKE '%바로잡습니다%'",
                        LedgerFault.Kind.REMOVED),
                Arguments.of("an entry deleted with its leaf", """
                        WITH gone AS (DELETE FROM ledger_entry WHERE id = (SELECT min(entry_id) FROM ledger_leaf) RETURNING id)
                        DELETE FROM ledger_leaf WHERE entry_id IN (SELECT id FROM gone)
                        """, LedgerFault.Kind.REORDERED),
                Arguments.of("two leaves in another order", """
                        UPDATE ledger_leaf SET position = CASE position WHEN 1 THEN -1 ELSE position END
                         WHERE seal = 1 AND position IN (0, 1)
                        """, LedgerFault.Kind.REORDERED),
                Arguments.of(
                        "a seal made anew",
                        "UPDATE ledger_seal SET head = sha256(head) WHERE id = 1",
                        LedgerFault.Kind.RESEALED),
                Arguments.of("the last seal cut off with its entries", """
                        WITH cut AS (DELETE FROM ledger_leaf WHERE seal = (SELECT max(id) FROM ledger_seal) RETURNING entry_id),
                             gone AS (DELETE FROM ledger_entry WHERE id IN (SELECT entry_id FROM cut))
                        DELETE FROM ledger_seal WHERE id = (SELECT max(id) FROM ledger_seal)
                        """, LedgerFault.Kind.CUT_OFF),
                Arguments.of(
                        "a fact changed",
                        "UPDATE act_hi_taskinst SET assignee_ = 'nobody' WHERE id_ = (SELECT max(id_) FROM act_hi_taskinst)",
                        LedgerFault.Kind.ROW_CHANGED),
                Arguments.of(
                        "a fact deleted",
                        "DELETE FROM act_hi_op_log WHERE id_ = (SELECT max(id_) FROM act_hi_op_log)",
                        LedgerFault.Kind.ROW_REMOVED),
                Arguments.of("a fact that nobody entered", """
                        INSERT INTO act_hi_comment (id_, type_, time_, user_id_, message_)
                        VALUES ('forged', 'comment', now(), 'yeonsu-mayor', '승인')
                        """, LedgerFault.Kind.ROW_INSERTED));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tampering")
    void tamperingIsNamed(String what, String attack, LedgerFault.Kind kind) {
        KnownHead head = head();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            Stream.of(attack.split(";"))
                    .forEach(statement -> jdbc.sql(statement).update());
            assertThat(verification.verify(List.of(head), NOBODY).faults())
                    .as(what)
                    .extracting(LedgerFault::kind)
                    .first()
                    .isEqualTo(kind);
            status.setRollbackOnly();
        });
    }

    /** An act that takes long has a lower number than what is sealed when it ends. */
    @Test
    void whatEndsLateIsSealedByTheNextSeal() throws SQLException {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            long number;
            try (Statement statement = late.createStatement()) {
                statement.execute("UPDATE department SET position = position + 1 WHERE id = 'yeonsu-legal'");
                ResultSet row = statement.executeQuery("SELECT max(id) FROM ledger_entry");
                row.next();
                number = row.getLong(1);
            }
            other();
            sealing.sealAll();
            assertThat(isSealed(number)).isFalse();
            late.commit();
            other();
            sealing.sealAll();
            assertThat(isSealed(number)).isTrue();
        }
        other();
        sealing.sealAll();
        assertThat(verification.verify(List.of(), NOBODY).faults()).isEmpty();
    }

    @Test
    void anEntryThatNobodySealedAmongSealedOnesIsNamed() {
        other();
        sealing.sealAll();
        other();
        sealing.sealAll();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO ledger_entry (id, source, row_key, act, salt, body, digest) OVERRIDING SYSTEM VALUE
                    SELECT 0, source, row_key, act, salt, body, digest FROM ledger_entry ORDER BY id LIMIT 1
                    """).update();
            assertThat(verification.verify(List.of(), NOBODY).faults())
                    .extracting(LedgerFault::kind)
                    .first()
                    .isEqualTo(LedgerFault.Kind.INSERTED);
            status.setRollbackOnly();
        });
    }

    /** Something that is written in a transaction of its own. */
    private void other() {
        jdbc.sql("UPDATE department SET position = position + 1 WHERE id = 'yeonsu-planning'")
                .update();
    }

    private boolean isSealed(long entry) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger_leaf WHERE entry_id = ?)")
                .param(entry)
                .query(Boolean.class)
                .single();
    }

    @Test
    void aKeyOfUnusualCharactersIsNoFault() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO act_hi_comment (id_, type_, time_, user_id_, message_)
                    VALUES ('a' || chr(31) || '"' || chr(92) || '/가', 'comment', now(), 'yeonsu-lead', '확인')
                    """).update();
            sealing.sealAll();
            assertThat(verification.verify(List.of(), NOBODY).faults()).isEmpty();
            status.setRollbackOnly();
        });
    }

    /** A superuser who makes every seal anew has a sound chain, with another end than the one that left the house. */
    @Test
    void aChainMadeAnewEndsInAnotherHead() {
        KnownHead head = head();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            jdbc.sql("DELETE FROM ledger_leaf").update();
            jdbc.sql("DELETE FROM ledger_seal").update();
            jdbc.sql("DELETE FROM ledger_entry WHERE id = (SELECT max(id) FROM ledger_entry)")
                    .update();
            jdbc.sql("SET LOCAL session_replication_role = origin").update();
            sealing.sealAll();
            assertThat(verification.verify(List.of(), NOBODY).faults())
                    .extracting(LedgerFault::kind)
                    .doesNotContain(LedgerFault.Kind.CHANGED, LedgerFault.Kind.RESEALED, LedgerFault.Kind.REORDERED);
            assertThat(verification.verify(List.of(head), NOBODY).faults())
                    .extracting(LedgerFault::kind)
                    .first()
                    .isEqualTo(LedgerFault.Kind.CUT_OFF);
            status.setRollbackOnly();
        });
    }

    @Test
    void withoutTheSuperusersSwitchTheLedgerRefuses() {
        for (String attack : List.of(
                "UPDATE ledger_entry SET body = 'x'",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_seal",
                "UPDATE ledger_leaf SET position = 0",
                "DELETE FROM ledger_seal")) {
            assertThatThrownBy(() -> jdbc.sql(attack).update())
                    .as(attack)
                    .hasMessageMatching("(?s).*(never changed|append-only).*");
        }
    }

    @Test
    void whatWasDeletedInTheEnginesHistoryLeavesItsTrace() {
        transaction.executeWithoutResult(status -> {
            String id = jdbc.sql("SELECT max(id_) FROM act_hi_op_log")
                    .query(String.class)
                    .single();
            jdbc.sql("DELETE FROM act_hi_op_log WHERE id_ = ?").param(id).update();
            assertThat(jdbc.sql("SELECT act FROM ledger_entry WHERE source = 'act_hi_op_log' AND row_key = ? "
                                    + "ORDER BY id DESC LIMIT 1")
                            .param(id)
                            .query(String.class)
                            .single())
                    .isEqualTo("delete");
            assertThat(verification.verify(List.of(), NOBODY).faults()).isEmpty();
            status.setRollbackOnly();
        });
    }

    private KnownHead head() {
        return KnownHead.read(verification.verify(List.of(), NOBODY).head()).get(0);
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM ledger_entry").query(Long.class).single();
    }
}
