package safecity.release;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of questions and answers; they are only ever added to. */
@Component
class RoomQuestionRepository {

    private static final String QUESTION = """
            SELECT q.id, q.project_key, q.item_id, q.language, q.asked, q.asked_at, q.asked_by, i.title_ko, i.title_en,
                i.kind || '/' || i.ref AS item_name
            FROM room_question q LEFT JOIN release_item i ON i.id = q.item_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoomQuestionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(
            long id,
            String projectKey,
            @Nullable Long itemId,
            String language,
            String asked,
            OffsetDateTime askedAt,
            String askedBy,
            @Nullable String titleKo,
            @Nullable String titleEn,
            @Nullable String itemName) {}

    record AnswerRow(
            long questionId, String bodyKo, @Nullable String bodyEn, OffsetDateTime answeredAt, String answeredBy) {}

    long ask(String projectKey, @Nullable Long item, String language, String asked, String actor) {
        return jdbc.sql("""
                INSERT INTO room_question (project_key, item_id, language, asked, asked_at, asked_by)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(projectKey, item, language, asked, now(), actor)
                .query(Long.class)
                .single();
    }

    void answer(long question, String bodyKo, @Nullable String bodyEn, String actor) {
        jdbc.sql("""
                INSERT INTO room_answer (question_id, body_ko, body_en, answered_at, answered_by) VALUES (?, ?, ?, ?, ?)
                """).params(question, bodyKo, bodyEn, now(), actor).update();
    }

    Optional<Row> find(String projectKey, long id) {
        return jdbc.sql(QUESTION + "WHERE q.project_key = ? AND q.id = ?")
                .params(projectKey, id)
                .query(Row.class)
                .optional();
    }

    /** The newest first. */
    List<Row> of(String projectKey) {
        return jdbc.sql(QUESTION + "WHERE q.project_key = ? ORDER BY q.id DESC")
                .param(projectKey)
                .query(Row.class)
                .list();
    }

    /** In the order in which they were given. */
    List<AnswerRow> answers(String projectKey) {
        return jdbc.sql("""
                SELECT a.question_id, a.body_ko, a.body_en, a.answered_at, a.answered_by
                FROM room_answer a JOIN room_question q ON q.id = a.question_id WHERE q.project_key = ? ORDER BY a.id
                """).param(projectKey).query(AnswerRow.class).list();
    }

    /** How many nobody has answered. */
    int open(String projectKey) {
        return jdbc.sql("""
                SELECT count(*) FROM room_question q
                WHERE q.project_key = ? AND NOT EXISTS (SELECT 1 FROM room_answer a WHERE a.question_id = q.id)
                """).param(projectKey).query(Integer.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
