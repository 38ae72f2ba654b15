package safecity.datarequest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of demands; they are only ever added to. */
@Component
class DataRequestRepository {

    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DataRequestRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(String project, DataRequest.Asked asked, LocalDate today, String account, List<String> posts) {
        return jdbc.sql("""
                INSERT INTO data_request (project_key, ground, title, wanted, from_day, to_day, scope, ref, duty, due_on, asked_by,
                    posts, asked_on, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        project,
                        asked.ground(),
                        asked.title(),
                        asked.wanted(),
                        asked.from(),
                        asked.to(),
                        asked.scope(),
                        asked.ref(),
                        asked.duty(),
                        asked.due(),
                        account,
                        posts.toArray(String[]::new),
                        today,
                        now())
                .query(Long.class)
                .single();
    }

    Optional<DataRequest> find(long id) {
        return jdbc.sql("SELECT * FROM data_request WHERE id = ?")
                .param(id)
                .query(DataRequestRepository::request)
                .optional();
    }

    /** The newest of these projects first. */
    List<DataRequest> of(Collection<String> projects) {
        return jdbc.sql("SELECT * FROM data_request WHERE project_key = ANY (?) ORDER BY id DESC LIMIT " + SHOWN)
                .param(projects.toArray(String[]::new))
                .query(DataRequestRepository::request)
                .list();
    }

    /** Since the first; the last one counts. */
    List<DataRequest.Answer> answers(long request) {
        return jdbc.sql("""
                SELECT a.id, a.outcome, a.answer, a.reason, a.binder_id, a.answered_by, a.answered_at, c.outcome AS "check", c.comment,
                    c.checked_by, c.checked_at
                  FROM data_request_answer a LEFT JOIN data_request_check c ON c.answer_id = a.id
                 WHERE a.request_id = ? ORDER BY a.id
                """).param(request).query(DataRequest.Answer.class).list();
    }

    /** The demand that a binder answers, once it has been handed over. */
    Optional<DataRequest> handedOver(long binder) {
        return jdbc.sql("""
                SELECT r.* FROM data_request r JOIN data_request_answer a ON a.request_id = r.id
                  JOIN data_request_check c ON c.answer_id = a.id WHERE a.binder_id = ? AND c.outcome = 'hand-over'
                """).param(binder).query(DataRequestRepository::request).optional();
    }

    boolean answersOne(long binder) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM data_request_answer WHERE binder_id = ?)")
                .param(binder)
                .query(Boolean.class)
                .single();
    }

    void answer(long request, AnswerEntry entry, @Nullable Long binder, String actor) {
        jdbc.sql("""
                INSERT INTO data_request_answer (request_id, outcome, answer, reason, binder_id, answered_by, answered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        request,
                        entry.decision(),
                        entry.answer(),
                        entry.comment().isBlank() ? null : entry.comment(),
                        binder,
                        actor,
                        now())
                .update();
    }

    void check(long answer, String outcome, @Nullable String comment, String actor) {
        jdbc.sql("INSERT INTO data_request_check (answer_id, outcome, comment, checked_by, checked_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(answer, outcome, comment, actor, now())
                .update();
    }

    private static DataRequest request(ResultSet row, int number) throws SQLException {
        return new DataRequest(
                row.getLong("id"),
                row.getString("project_key"),
                row.getString("ground"),
                row.getString("title"),
                row.getString("wanted"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("scope"),
                row.getString("ref"),
                row.getString("duty"),
                row.getObject("due_on", LocalDate.class),
                row.getString("asked_by"),
                List.of((String[]) row.getArray("posts").getArray()),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("asked_at", OffsetDateTime.class));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
