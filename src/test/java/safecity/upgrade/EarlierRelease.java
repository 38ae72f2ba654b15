package safecity.upgrade;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL with the database of an earlier release, from a plain dump under {@code src/test/resources/upgrade}. What
 * stands in it is asked before the application starts on it.
 */
final class EarlierRelease implements AutoCloseable {

    private static final String COPIES = "FROM stdin;";
    private static final String END_OF_COPY = "\\.";

    private final EmbeddedPostgres server;
    private final JdbcClient jdbc;

    private EarlierRelease(EmbeddedPostgres server) {
        this.server = server;
        this.jdbc = JdbcClient.create(server.getPostgresDatabase());
    }

    /** What stays of an open task; its element may have another id in a newer model. */
    record OpenTask(String id, String project, String assignee, String due) {}

    static EarlierRelease restored(String dump) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(
                            new GZIPInputStream(EarlierRelease.class.getResourceAsStream("/upgrade/" + dump)),
                            StandardCharsets.UTF_8))) {
                restore(connection, lines);
            }
            return new EarlierRelease(server);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException refused) {
            throw new IllegalStateException("The dump can't be restored", refused);
        }
    }

    /** What psql does with a plain dump: statements, and rows after each COPY. */
    private static void restore(Connection connection, BufferedReader dump) throws IOException, SQLException {
        StringBuilder statements = new StringBuilder();
        for (String line = dump.readLine(); line != null; line = dump.readLine()) {
            if (line.startsWith("COPY ") && line.endsWith(COPIES)) {
                run(connection, statements);
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(line, rows(dump));
            } else if (!line.startsWith("\\")) {
                statements.append(line).append('\n');
            }
        }
        run(connection, statements);
    }

    private static Reader rows(BufferedReader dump) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String row = dump.readLine(); !row.equals(END_OF_COPY); row = dump.readLine()) {
            rows.append(row).append('\n');
        }
        return new StringReader(rows.toString());
    }

    private static void run(Connection connection, StringBuilder statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements.toString());
        }
        statements.setLength(0);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Rows of each table of the product that the database has now, by name. */
    Map<String, Long> rows() {
        List<String> tables = jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'act\\_%'
                """).query(String.class).list();
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(
                table,
                jdbc.sql("SELECT count(*) FROM public." + table)
                        .query(Long.class)
                        .single()));
        return rows;
    }

    List<OpenTask> openTasks() {
        return jdbc.sql("""
                SELECT task.id_ AS id, instance.business_key_ AS project,
                    task.assignee_ AS assignee, task.due_date_::text AS due
                FROM act_ru_task task JOIN act_ru_execution instance ON instance.id_ = task.proc_inst_id_
                ORDER BY task.id_
                """).query(OpenTask.class).list();
    }

    /** The projects in which something runs, each with the day on which its last step began. */
    Map<String, LocalDate> projects() {
        Map<String, LocalDate> projects = new TreeMap<>();
        jdbc.sql("""
                SELECT instance.business_key_ AS project, max(step.start_time_)::date AS day
                FROM act_ru_execution instance
                JOIN act_hi_procinst past ON past.business_key_ = instance.business_key_
                JOIN act_hi_actinst step ON step.proc_inst_id_ = past.proc_inst_id_
                WHERE instance.id_ = instance.proc_inst_id_ GROUP BY 1
                """)
                .query((row, number) -> projects.put(
                        row.getString("project"), row.getDate("day").toLocalDate()))
                .list();
        return projects;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
