package safecity.correction;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of corrections; they are only ever added to. */
@Component
class CorrectionRepository {

    private static final String CORRECTIONS = """
            SELECT c.*, e.outcome, e.comment, e.ended_at, e.ended_by
            FROM fact_correction c LEFT JOIN fact_correction_end e ON e.correction_id = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CorrectionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Asked(
            String projectKey, String kind, String id, Correctable item, String value, String reason, String actor) {}

    long insert(Asked asked, List<String> effects) {
        return jdbc.sql("""
                INSERT INTO fact_correction (project_key, fact_kind, fact_id, item, label, label_args, field_type,
                    value_before, value_after, reason, effects, requested_at, requested_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        asked.projectKey(),
                        asked.kind(),
                        asked.id(),
                        asked.item().item(),
                        asked.item().label(),
                        asked.item().labelArgs().toArray(String[]::new),
                        asked.item().type().name(),
                        asked.item().value(),
                        asked.value(),
                        asked.reason(),
                        effects.toArray(String[]::new),
                        now(),
                        asked.actor())
                .query(Long.class)
                .single();
    }

    /** Two people who ask about one project at the same moment wait for each other. */
    void lock(String projectKey) {
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .single();
    }

    void end(long id, String outcome, @Nullable String comment, String actor) {
        jdbc.sql("""
                INSERT INTO fact_correction_end (correction_id, outcome, comment, ended_at, ended_by) VALUES (?, ?, ?, ?, ?)
                """).params(id, outcome, comment, now(), actor).update();
    }

    void value(long correction, String projectKey, String item, String value) {
        jdbc.sql("""
                INSERT INTO corrected_value (correction_id, project_key, item, value, entered_at) VALUES (?, ?, ?, ?, ?)
                """).params(correction, projectKey, item, value, now()).update();
    }

    Optional<Correction> find(long id) {
        return jdbc.sql(CORRECTIONS + "WHERE c.id = ?")
                .param(id)
                .query(CorrectionRepository::read)
                .optional();
    }

    /** Those of a fact, the newest first. */
    List<Correction> of(String projectKey, String kind, String id) {
        return jdbc.sql(CORRECTIONS + "WHERE project_key = ? AND fact_kind = ? AND fact_id = ? ORDER BY c.id DESC")
                .params(projectKey, kind, id)
                .query(CorrectionRepository::read)
                .list();
    }

    boolean open(String projectKey, String item) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM fact_correction c WHERE project_key = ? AND item = ?
                    AND NOT EXISTS (SELECT FROM fact_correction_end e WHERE e.correction_id = c.id))
                """).params(projectKey, item).query(Boolean.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Correction read(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getLong("id"),
                row.getString("project_key"),
                row.getString("fact_kind"),
                row.getString("fact_id"),
                row.getString("item"),
                row.getString("label"),
                list(row.getArray("label_args")),
                Correctable.Type.valueOf(row.getString("field_type")),
                row.getString("value_before"),
                row.getString("value_after"),
                row.getString("reason"),
                list(row.getArray("effects")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("requested_by"),
                row.getString("outcome"),
                row.getString("comment"),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("ended_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
