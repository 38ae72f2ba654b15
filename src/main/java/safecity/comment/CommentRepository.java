package safecity.comment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.tasks.TaskPlaces.Place;

/** The rows of remarks. */
@Component
class CommentRepository {

    private static final String COLUMNS = """
            SELECT c.id, task_id, instance, task_name, process, element, municipality, text, author, c.at, w.at AS withdrawn_at
            FROM task_comment c LEFT JOIN task_comment_withdrawal w ON w.comment_id = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CommentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(Place place, String text, String author) {
        return jdbc.sql("""
                INSERT INTO task_comment (task_id, instance, process, element, task_name, project_key, municipality, text, author, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        place.taskId(),
                        place.instance(),
                        place.process(),
                        place.element(),
                        place.name(),
                        place.projectKey(),
                        place.municipality(),
                        text,
                        author,
                        now())
                .query(Long.class)
                .single();
    }

    /** The newest of an instance, oldest of them first. */
    List<Comment> of(String instance, int most) {
        return jdbc.sql("SELECT * FROM (" + COLUMNS
                        + "WHERE instance = ? ORDER BY c.id DESC LIMIT ?) newest ORDER BY id")
                .params(instance, most)
                .query(Comment.class)
                .list();
    }

    Optional<Comment> find(long id) {
        return jdbc.sql(COLUMNS + "WHERE c.id = ?")
                .param(id)
                .query(Comment.class)
                .optional();
    }

    void withdraw(long id, String person) {
        jdbc.sql(
                        "INSERT INTO task_comment_withdrawal (comment_id, withdrawn_by, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(id, person, now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
