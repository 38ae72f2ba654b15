package safecity.project.progress;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.act.LegalActs;
import safecity.engine.processes.ElementEnded;

/** Records the first time that a project really passed an element of a model, in the transaction that passes it. */
@Component
class MilestoneListener {

    private final JdbcClient jdbc;
    private final LegalActs acts;

    MilestoneListener(JdbcClient jdbc, LegalActs acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    @EventListener
    void passed(ElementEnded ended) {
        jdbc.sql("""
                INSERT INTO element_reached (project_key, process, element, stage, reached_at, reached_on, reached_by)
                SELECT key, ?, ?, ?, ?, ?, ? FROM project WHERE key = ?
                ON CONFLICT DO NOTHING
                """)
                .params(
                        ended.process(),
                        ended.element(),
                        ended.stage() == null ? "" : ended.stage(),
                        ended.at().atOffset(ZoneOffset.UTC),
                        day(ended).orElse(null),
                        ended.acts(),
                        ended.projectKey())
                .update();
    }

    /** What the model says, else the day of the last of the acts that it takes. */
    private Optional<LocalDate> day(ElementEnded ended) {
        return Optional.ofNullable(ended.on())
                .or(() -> Optional.ofNullable(ended.acts()).flatMap(named -> acts.latest(ended.projectKey(), named)));
    }
}
