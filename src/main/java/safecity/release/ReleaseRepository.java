package safecity.release;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.release.Releasable.Passage;

/** The rows of releases; they are only ever added to. */
@Component
class ReleaseRepository {

    private static final String ITEMS = """
            SELECT i.id, i.release_id, i.act, i.kind, i.ref, i.version, i.criterion, i.title_ko, i.title_en,
                coalesce(e.number, 0) AS number, coalesce(e.ended_at, r.proposed_at) AS released_at
            FROM release_item i JOIN release r ON r.id = i.release_id LEFT JOIN release_end e ON e.release_id = r.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param outcome {@code released} or {@code dropped}; null while it is on its way. @param number null but for a released one */
    record Row(
            long id,
            String projectKey,
            String reason,
            OffsetDateTime proposedAt,
            String proposedBy,
            @Nullable String outcome,
            @Nullable Integer number,
            @Nullable OffsetDateTime endedAt) {}

    /** Two people who release at the same moment wait for each other. */
    void lock(String projectKey) {
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .single();
    }

    long insert(String projectKey, String reason, String actor) {
        return jdbc.sql("""
                INSERT INTO release (project_key, reason, proposed_at, proposed_by) VALUES (?, ?, ?, ?) RETURNING id
                """)
                .params(projectKey, reason, now(), actor)
                .query(Long.class)
                .single();
    }

    void insertItem(long release, String act, Releasable thing) {
        long item = jdbc.sql("""
                INSERT INTO release_item (release_id, act, kind, ref, version, criterion, title_ko, title_en)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        release,
                        act,
                        thing.kind(),
                        thing.ref(),
                        thing.version(),
                        thing.criterion(),
                        thing.titleKo(),
                        thing.titleEn())
                .query(Long.class)
                .single();
        for (int at = 0; at < thing.passages().size(); at++) {
            Passage passage = thing.passages().get(at);
            jdbc.sql("""
                    INSERT INTO release_passage (item_id, position, heading_ko, heading_en, body_ko, body_en)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
                    .params(item, at + 1, passage.headingKo(), passage.headingEn(), passage.bodyKo(), passage.bodyEn())
                    .update();
        }
    }

    void end(Row release, String outcome, @Nullable Integer number, String actor) {
        jdbc.sql("""
                INSERT INTO release_end (release_id, project_key, outcome, number, ended_at, ended_by)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(release.id(), release.projectKey(), outcome, number, now(), actor)
                .update();
    }

    Optional<Row> find(long id) {
        return jdbc.sql("""
                SELECT r.*, e.outcome, e.number, e.ended_at FROM release r LEFT JOIN release_end e ON e.release_id = r.id
                WHERE r.id = ?
                """).param(id).query(Row.class).optional();
    }

    /** Key of the project to which a release belongs. */
    String project(long id) {
        return jdbc.sql("SELECT project_key FROM release WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The newest first. */
    List<Row> of(String projectKey) {
        return jdbc.sql("""
                SELECT r.*, e.outcome, e.number, e.ended_at FROM release r LEFT JOIN release_end e ON e.release_id = r.id
                WHERE r.project_key = ? ORDER BY r.id DESC
                """).param(projectKey).query(Row.class).list();
    }

    boolean open(String projectKey) {
        return of(projectKey).stream().anyMatch(release -> release.outcome() == null);
    }

    /** The number that the next release of a project gets. */
    int next(String projectKey) {
        return jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM release_end WHERE project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    List<Released> items(long release) {
        return jdbc.sql(ITEMS + "WHERE r.id = ? ORDER BY i.id")
                .param(release)
                .query(Released.class)
                .list();
    }

    /** What stands now: of each thing that was ever released the newest word, withdrawals among them. */
    List<Released> standing(String projectKey) {
        return jdbc.sql("SELECT DISTINCT ON (kind, ref) * FROM (" + ITEMS
                        + "WHERE r.project_key = ? AND e.outcome = 'released') said ORDER BY kind, ref, number DESC")
                .param(projectKey)
                .query(Released.class)
                .list();
    }

    List<Passage> passages(long item) {
        return jdbc.sql("""
                SELECT heading_ko, heading_en, body_ko, body_en FROM release_passage WHERE item_id = ? ORDER BY position
                """).param(item).query(Passage.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
