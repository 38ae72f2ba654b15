package safecity.engine.tasks;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had taken which task at a moment, and since when: as the engine's history of its links tells it. */
@Component
class TakenTasks {

    private final JdbcClient jdbc;

    TakenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By task; those that nobody had then are not in it. Whoever gave a task back has as many removed links as added ones,
     * also where both fall into one moment.
     */
    Map<String, OpenTasks.Taken> before(Collection<String> tasks, Instant moment) {
        Map<String, OpenTasks.Taken> taken = new HashMap<>();
        if (!tasks.isEmpty()) {
            jdbc.sql("""
                    SELECT TASK_ID_, USER_ID_, max(TIMESTAMP_) FILTER (WHERE OPERATION_TYPE_ = 'add') AS TAKEN_
                    FROM ACT_HI_IDENTITYLINK
                    WHERE TASK_ID_ IN (:tasks) AND TYPE_ = 'assignee' AND USER_ID_ IS NOT NULL AND TIMESTAMP_ < :moment
                    GROUP BY TASK_ID_, USER_ID_
                    HAVING sum(CASE OPERATION_TYPE_ WHEN 'add' THEN 1 ELSE -1 END) > 0
                    ORDER BY 3
                    """)
                    .param("tasks", tasks)
                    .param("moment", Timestamp.from(moment))
                    .query(row -> {
                        taken.put(
                                row.getString(1),
                                new OpenTasks.Taken(
                                        row.getString(2), row.getTimestamp(3).toInstant()));
                    });
        }
        return taken;
    }
}
