package safecity.binder;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of binders: what was asked for and what became of it for good, the files while they are kept. */
@Component
class BinderRepository {

    /** So long a node may say nothing before another takes its work over. */
    private static final String LEASE = "interval '10 minutes'";

    private static final String STATES = """
            SELECT b.*, coalesce(w.done, 0) AS done, coalesce(w.total, 0) AS total, e.outcome, e.files, e.size, e.sha256,
                (SELECT count(*) FROM binder_left_out l WHERE l.binder_id = b.id) AS left_out
              FROM binder b LEFT JOIN binder_work w ON w.binder_id = b.id LEFT JOIN binder_end e ON e.binder_id = b.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BinderRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(String project, Binder.Asked asked, String account, List<String> posts, long seal, String head) {
        long id = jdbc.sql("""
                INSERT INTO binder (project_key, reason, from_day, to_day, kind, ref, demand, due_on, asked_by, posts, asked_at,
                    seal, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        project,
                        asked.reason(),
                        asked.from(),
                        asked.to(),
                        asked.kind(),
                        asked.ref(),
                        asked.demand(),
                        asked.due(),
                        account,
                        posts.toArray(String[]::new),
                        now(),
                        seal,
                        head)
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO binder_work (binder_id, until) VALUES (?, clock_timestamp())")
                .param(id)
                .update();
        return id;
    }

    Optional<Binder.State> find(long id) {
        return jdbc.sql(STATES + "WHERE b.id = ?")
                .param(id)
                .query(BinderRepository::state)
                .optional();
    }

    /** The newest first. @param account whose they are; null for everybody's */
    List<Binder.State> of(String project, @Nullable String account, int most) {
        return jdbc.sql(STATES + """
                WHERE b.project_key = :project AND (:account::text IS NULL OR b.asked_by = :account) ORDER BY b.id DESC LIMIT :most
                """)
                .param("project", project)
                .param("account", account)
                .param("most", most)
                .query(BinderRepository::state)
                .list();
    }

    /** How many of somebody's are not at their end. */
    int waiting(String account) {
        return jdbc.sql("""
                SELECT count(*) FROM binder_work w JOIN binder b ON b.id = w.binder_id
                WHERE b.asked_by = ? AND NOT EXISTS (SELECT FROM binder_end e WHERE e.binder_id = b.id)
                """).param(account).query(Integer.class).single();
    }

    /** Takes what nobody works at, the oldest first; the node that takes it has to say something within the lease. */
    Optional<Long> claim() {
        return jdbc.sql("""
                UPDATE binder_work SET until = clock_timestamp() + %s, attempts = attempts + 1 WHERE binder_id = (
                    SELECT w.binder_id FROM binder_work w WHERE w.until <= clock_timestamp()
                       AND NOT EXISTS (SELECT FROM binder_end e WHERE e.binder_id = w.binder_id)
                     ORDER BY w.binder_id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING binder_id
                """.formatted(LEASE)).query(Long.class).optional();
    }

    int attempts(long id) {
        return jdbc.sql("SELECT attempts FROM binder_work WHERE binder_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void progress(long id, int done, int total) {
        jdbc.sql("UPDATE binder_work SET done = ?, total = ?, until = clock_timestamp() + " + LEASE
                        + " WHERE binder_id = ?")
                .params(done, total, id)
                .update();
    }

    /** Others may go on with it at once. */
    void release(long id) {
        jdbc.sql("UPDATE binder_work SET until = clock_timestamp() WHERE binder_id = ?")
                .param(id)
                .update();
    }

    void made(long id, int files, long size, String sha256) {
        jdbc.sql("""
                INSERT INTO binder_end (binder_id, outcome, files, size, sha256, ended_at) VALUES (?, 'made', ?, ?, ?, ?)
                """).params(id, files, size, sha256, now()).update();
    }

    void failed(long id) {
        jdbc.sql("INSERT INTO binder_end (binder_id, outcome, ended_at) VALUES (?, 'failed', ?) ON CONFLICT DO NOTHING")
                .params(id, now())
                .update();
    }

    boolean has(long id, String path) {
        return jdbc.sql("SELECT count(*) FROM binder_part WHERE binder_id = ? AND path = ?")
                        .params(id, path)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is there already stays: it is the same. */
    void add(long id, Binder.Part part) {
        jdbc.sql("""
                INSERT INTO binder_part (binder_id, path, size, sha256, crc, content) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(id, part.path(), part.size(), part.sha256(), part.crc(), part.content())
                .update();
        // Each file is a sign of life; it is said twice a lease, not thousands of times.
        jdbc.sql("UPDATE binder_work SET until = clock_timestamp() + " + LEASE
                        + " WHERE binder_id = ? AND until < clock_timestamp() + " + LEASE + " / 2")
                .param(id)
                .update();
    }

    void leaveOut(long id, String kind, String what, String reason) {
        jdbc.sql(
                        "INSERT INTO binder_left_out (binder_id, kind, what, reason) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(id, kind, what, reason)
                .update();
    }

    List<Binder.LeftOut> leftOut(long id) {
        return jdbc.sql(
                        "SELECT kind, what, reason FROM binder_left_out WHERE binder_id = ? ORDER BY kind, what COLLATE \"C\"")
                .param(id)
                .query(Binder.LeftOut.class)
                .list();
    }

    /** Without their contents, in the order of the package. */
    List<Binder.Part> parts(long id) {
        return jdbc.sql("SELECT path, size, sha256, crc FROM binder_part WHERE binder_id = ? ORDER BY path")
                .param(id)
                .query((row, number) ->
                        new Binder.Part(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4), null))
                .list();
    }

    /** Empty for evidence. */
    Optional<byte[]> content(long id, String path) {
        return jdbc.sql("SELECT content FROM binder_part WHERE binder_id = ? AND path = ? AND content IS NOT NULL")
                .params(id, path)
                .query(byte[].class)
                .optional();
    }

    private static Binder.State state(ResultSet row, int number) throws SQLException {
        Binder binder = new Binder(
                row.getLong("id"),
                row.getString("project_key"),
                row.getString("reason"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("kind"),
                row.getString("ref"),
                row.getString("demand"),
                row.getObject("due_on", LocalDate.class),
                row.getString("asked_by"),
                texts(row.getArray("posts")),
                row.getObject("asked_at", OffsetDateTime.class),
                row.getLong("seal"),
                row.getString("head"));
        return new Binder.State(
                binder,
                row.getInt("done"),
                row.getInt("total"),
                row.getString("outcome"),
                row.getObject("files", Integer.class),
                row.getObject("size", Long.class),
                row.getString("sha256"),
                row.getInt("left_out"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
