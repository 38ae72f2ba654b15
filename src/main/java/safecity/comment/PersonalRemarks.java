package safecity.comment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody said on tasks. */
@Component
public class PersonalRemarks {

    private final JdbcClient jdbc;

    PersonalRemarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Said(
            String taskId, String taskName, String process, String element, String text, OffsetDateTime at) {}

    /** What they said on these tasks until a moment and had not withdrawn by then, the oldest first. */
    public List<Said> of(String author, Collection<String> tasks, Instant until) {
        return tasks.isEmpty()
                ? List.of()
                : jdbc.sql("""
                SELECT task_id, task_name, process, element, text, at FROM task_comment c
                WHERE author = :author AND task_id IN (:tasks) AND at <= :until
                    AND NOT EXISTS (SELECT 1 FROM task_comment_withdrawal w WHERE w.comment_id = c.id AND w.at <= :until)
                ORDER BY id
                """)
                        .param("author", author)
                        .param("tasks", tasks)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query(Said.class)
                        .list();
    }
}
