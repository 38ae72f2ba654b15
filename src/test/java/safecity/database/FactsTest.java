package safecity.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Which rows of the database are facts, asked of its catalogue: a table that is named nowhere here is one. */
@ProcessStory
class FactsTest {

    /** What is about a moment, about somebody's convenience or about what is under way; it may go. */
    private static final Set<String> PASSING = Set.of(
            "answered_request",
            "binder_left_out",
            "binder_part",
            "binder_work",
            "calendar_feed",
            "demo_clock",
            "evidence_arrival",
            "mail",
            "notice",
            "plan_draft",
            "reader_language",
            "session_end",
            "start_draft",
            "task_draft",
            "job_failure",
            "unmigrated_instance");
    /** What municipalities, accounts and the release say about themselves; who changed it stands in the record of access. */
    private static final Set<String> SETTINGS = Set.of(
            "certification_scheme",
            "department",
            "identity_group",
            "ledger_source",
            "municipality",
            "provider_account",
            "scheme_criterion",
            "scheme_paper");
    /** What changes with the course of a procedure, whose facts are rows of their own; it is never deleted. */
    private static final Set<String> STATE = Set.of("ordinance", "project");
    /** What ends in its own row: table and the columns that are filled once. */
    private static final Map<String, List<String>> ENDING = Map.of(
            "plan_baseline", List.of("adopted_at", "adopted_by"),
            "absence", List.of("confirmed_at", "confirmed_by", "ended_at", "ended_by"),
            "stand_in", List.of("until"),
            "transfer", List.of("withdrawn_at", "withdrawn_by", "done_at", "received_by"),
            "administration_request", List.of("confirmed_at", "confirmed_by"));

    private static final String REFUSED = "(?s).*(never changed|append-only).*";
    private static final int DELETE = 8;
    private static final int UPDATE = 16;
    private static final int TRUNCATE = 32;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Test
    void everyTableThatHoldsAFactRefusesToBeChangedDeletedOrEmptied() {
        Set<String> open = new TreeSet<>();
        for (String table : tables()) {
            if (PASSING.contains(table) || SETTINGS.contains(table)) {
                continue;
            }
            int guarded = jdbc.sql("""
                    SELECT coalesce(bit_or(tgtype::integer), 0) FROM pg_trigger
                     WHERE tgrelid = to_regclass(?) AND NOT tgisinternal AND tgenabled = 'O'
                    """).param(table).query(Integer.class).single();
            int needed = DELETE | TRUNCATE | (STATE.contains(table) ? 0 : UPDATE);
            if ((guarded & needed) != needed) {
                open.add(table);
            }
        }
        assertThat(open).as("tables that hold facts and let them be rewritten").isEmpty();
    }

    @Test
    void whatIsListedExists() {
        assertThat(tables())
                .containsAll(PASSING)
                .containsAll(SETTINGS)
                .containsAll(STATE)
                .containsAll(ENDING.keySet());
    }

    @Test
    void onlyTheListedColumnsOfWhatEndsMayBeFilled() {
        ENDING.forEach((table, columns) -> assertThat(
                        jdbc.sql("""
                        SELECT encode(tgargs, 'escape') FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                         WHERE tgrelid = to_regclass(?) AND p.proname = 'refuse_rewriting'
                        """).param(table).query(String.class).single().split("\\\\000"))
                .as(table)
                .containsExactlyElementsOf(columns));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE plan_baseline SET reason = 'x'",
                "DELETE FROM plan_finding",
                "UPDATE plan_year SET year = year",
                "TRUNCATE plan_finding",
                "TRUNCATE plan_baseline CASCADE",
                "DELETE FROM project",
                "TRUNCATE audit_report",
                "TRUNCATE committee_member CASCADE"
            })
    void theAttackIsRefused(String attack) {
        story.on(LocalDate.of(2022, 9, 1), "facts");
        assertThatThrownBy(() -> jdbc.sql(attack).update()).as(attack).hasMessageMatching(REFUSED);
    }

    @Test
    void anAbsenceEndsOnceAndStaysAsItWasEntered() {
        transaction.executeWithoutResult(status -> {
            long id = jdbc.sql("""
                    INSERT INTO absence (municipality, account, substitute, from_day, to_day, entered_by, entered_at)
                    VALUES ('yeonsu', 'a', 'b', '2000-01-01', '2000-01-02', 'a', now()) RETURNING id
                    """).query(Long.class).single();
            jdbc.sql("UPDATE absence SET ended_by = 'a', ended_at = now() WHERE id = ?")
                    .param(id)
                    .update();
            Object point = status.createSavepoint();
            for (String attack : List.of(
                    "UPDATE absence SET ended_by = 'b' WHERE id = ?",
                    "UPDATE absence SET ended_at = NULL WHERE id = ?",
                    "UPDATE absence SET substitute = 'c' WHERE id = ?",
                    "DELETE FROM absence WHERE id = ?")) {
                assertThatThrownBy(() -> jdbc.sql(attack).param(id).update())
                        .as(attack)
                        .hasMessageMatching(REFUSED);
                status.rollbackToSavepoint(point);
            }
            status.setRollbackOnly();
        });
    }

    /** Work as it goes, with every deletion in the engine's history refused: the engine asks for none. */
    @Test
    void theEngineNeedsNoDeletionInItsHistory() {
        story.on(LocalDate.of(2022, 9, 1), "history-kept");
        repository
                .createDeployment()
                .name("guarded")
                .enableDuplicateFiltering(true)
                .addClasspathResource("guarded/guarded.bpmn")
                .addClasspathResource("guarded/guarded-decide.form")
                .deploy();
        transaction.executeWithoutResult(status -> {
            for (String table : historyTables()) {
                jdbc.sql("CREATE TRIGGER kept BEFORE DELETE ON " + table
                                + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()")
                        .update();
            }
            Map<String, Object> variables =
                    Map.of("municipality", "yeonsu", "projectKey", "history-kept", "long", "x".repeat(3000));
            String done = runtime.startProcessInstanceByKey("guarded", "history-kept", variables)
                    .getId();
            String given = runtime.startProcessInstanceByKey("guarded", "history-kept", variables)
                    .getId();
            String task = tasks.createTaskQuery()
                    .processInstanceId(done)
                    .singleResult()
                    .getId();
            tasks.claim(task, "yeonsu-lead");
            tasks.setVariable(task, "draft", "one");
            tasks.removeVariable(task, "draft");
            runtime.removeVariable(done, "long");
            tasks.setAssignee(task, null);
            tasks.complete(task, Map.of("decision", "approve", "opinion", "좋음"));
            runtime.suspendProcessInstanceById(given);
            runtime.activateProcessInstanceById(given);
            runtime.deleteProcessInstance(given, "given up");
            status.setRollbackOnly();
        });
    }

    private static List<String> historyTables() {
        return List.of(
                "act_hi_actinst",
                "act_hi_detail",
                "act_hi_identitylink",
                "act_hi_incident",
                "act_hi_job_log",
                "act_hi_op_log",
                "act_hi_procinst",
                "act_hi_taskinst",
                "act_hi_varinst");
    }

    private List<String> tables() {
        return jdbc.sql("""
                SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                   AND relname NOT LIKE 'act\\_%' AND relname <> 'safecity_schema_history' ORDER BY relname
                """).query(String.class).list();
    }
}
