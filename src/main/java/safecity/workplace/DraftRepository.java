package safecity.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of drafts: one for each task, and one for each person and start form or remark. */
@Component
class DraftRepository {

    /** No draft has this version: whoever names it has seen none. */
    static final long NONE = 0;

    /** A remark is kept where start forms are, as both are one person's; no form has such a name. */
    private static final String REMARK = "remark/";

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DraftRepository(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<Draft> ofTask(String taskId) {
        return jdbc.sql("SELECT version, content, saved_by, saved_at FROM task_draft WHERE task_id = ?")
                .param(taskId)
                .query(this::draft)
                .optional();
    }

    Optional<Draft> ofStart(String account, String form) {
        return jdbc.sql(
                        "SELECT version, content, account AS saved_by, saved_at FROM start_draft WHERE account = ? AND form = ?")
                .params(account, form)
                .query(this::draft)
                .optional();
    }

    /** @return the draft as it stands now; empty when it isn't the version that was seen any more */
    Optional<Draft> saveOfTask(String taskId, long seen, String content, String account) {
        return seen == NONE
                ? jdbc.sql("""
                        INSERT INTO task_draft (task_id, content, saved_by, saved_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (task_id) DO NOTHING RETURNING version, content, saved_by, saved_at
                        """)
                        .params(taskId, content, account, now())
                        .query(this::draft)
                        .optional()
                : jdbc.sql("""
                        UPDATE task_draft SET content = ?, version = nextval('form_draft_version'), saved_by = ?, saved_at = ?
                        WHERE task_id = ? AND version = ? RETURNING version, content, saved_by, saved_at
                        """)
                        .params(content, account, now(), taskId, seen)
                        .query(this::draft)
                        .optional();
    }

    Optional<Draft> saveOfStart(String form, long seen, String content, String account) {
        return seen == NONE
                ? jdbc.sql("""
                        INSERT INTO start_draft (account, form, content, saved_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (account, form) DO NOTHING RETURNING version, content, account AS saved_by, saved_at
                        """)
                        .params(account, form, content, now())
                        .query(this::draft)
                        .optional()
                : jdbc.sql("""
                        UPDATE start_draft SET content = ?, version = nextval('form_draft_version'), saved_at = ?
                        WHERE account = ? AND form = ? AND version = ?
                        RETURNING version, content, account AS saved_by, saved_at
                        """)
                        .params(content, now(), account, form, seen)
                        .query(this::draft)
                        .optional();
    }

    boolean discardOfTask(String taskId, long seen) {
        return jdbc.sql("DELETE FROM task_draft WHERE task_id = ? AND version = ?")
                        .params(taskId, seen)
                        .update()
                > 0;
    }

    boolean discardOfStart(String account, String form, long seen) {
        return jdbc.sql("DELETE FROM start_draft WHERE account = ? AND form = ? AND version = ?")
                        .params(account, form, seen)
                        .update()
                > 0;
    }

    void removeOfTask(String taskId) {
        jdbc.sql("DELETE FROM task_draft WHERE task_id = ?").param(taskId).update();
    }

    void removeOfStart(String account, String form) {
        jdbc.sql("DELETE FROM start_draft WHERE account = ? AND form = ?")
                .params(account, form)
                .update();
    }

    static String remarkOn(String task) {
        return REMARK + task;
    }

    void removeOfRemarks(String task) {
        jdbc.sql("DELETE FROM start_draft WHERE form = ?").param(remarkOn(task)).update();
    }

    /** A successor goes on with what was begun; a draft of their own for the same form stays, and nobody speaks for another. */
    void handOverStarts(String from, String to) {
        jdbc.sql("""
                UPDATE start_draft d SET account = :to, version = nextval('form_draft_version') WHERE account = :from
                    AND NOT starts_with(d.form, 'remark/') AND NOT EXISTS (SELECT 1 FROM start_draft own WHERE own.account = :to AND own.form = d.form)
                """).param("from", from).param("to", to).update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        try {
            return new Draft(
                    row.getLong("version"),
                    json.readValue(row.getString("content"), VALUES),
                    row.getString("saved_by"),
                    row.getObject("saved_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A draft can't be read", unreadable);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
