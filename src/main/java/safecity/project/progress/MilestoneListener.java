package safecity.project.progress;

import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.processes.ElementEnded;

/** Records the first time that a project really passed an element of a model, in the transaction that passes it. */
@Component
class MilestoneListener {

    private final JdbcClient jdbc;

    MilestoneListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void passed(ElementEnded ended) {
        jdbc.sql("""
                INSERT INTO element_reached (project_key, process, element, stage, reached_at)
                SELECT key, ?, ?, ?, ? FROM project WHERE key = ?
                ON CONFLICT DO NOTHING
                """)
                .params(
                        ended.process(),
                        ended.element(),
                        ended.stage() == null ? "" : ended.stage(),
                        ended.at().atOffset(ZoneOffset.UTC),
                        ended.projectKey())
                .update();
    }
}
