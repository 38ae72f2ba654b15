package safecity.casefile;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.EnteredStep.Line;
import safecity.engine.forms.FormLine;
import safecity.engine.models.ModelNames;
import safecity.engine.submission.StepEntered;

/** The rows of what was entered; they are only ever added to. */
@Component
class EnteredSteps {

    private static final String STEPS = """
            SELECT id, project_key, municipality, process, procedure, element, name, title, scope, instance, actor, departments, entered_at, language
            FROM entered_step
            """;
    /** A case of many years has some hundred; what is older stands on the pages of its steps. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    EnteredSteps(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** With the task it is done or not done. */
    @EventListener
    void entered(StepEntered step) {
        jdbc.sql("""
                INSERT INTO entered_step (id, project_key, municipality, process, procedure, element, name, title, scope, instance,
                    callers, form, actor, departments, entered_at, language)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        step.id(),
                        step.projectKey(),
                        step.municipality(),
                        step.process(),
                        step.procedure(),
                        step.element(),
                        step.name() == null ? step.element() : ModelNames.oneLine(step.name()),
                        step.title(),
                        step.scope(),
                        step.path().get(0).instance(),
                        step.path().stream().map(StepEntered.Caller::instance).toArray(String[]::new),
                        step.form(),
                        step.person(),
                        step.groups().stream().sorted().toArray(String[]::new),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        step.language())
                .update();
        List<Object[]> lines = new ArrayList<>();
        for (FormLine line : step.lines()) {
            lines.add(new Object[] {
                step.id(),
                lines.size(),
                line.kind().name(),
                line.field(),
                line.label(),
                line.value().replace("\u0000", ""),
                line.code(),
                line.kept()
            });
        }
        if (!lines.isEmpty()) {
            batch.batchUpdate("""
                    INSERT INTO entered_line (step_id, position, kind, field, label, value, code, kept)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, lines);
        }
    }

    Optional<EnteredStep> find(String id) {
        return complete(jdbc.sql(STEPS + "WHERE id = ?")
                        .param(id)
                        .query(EnteredSteps::row)
                        .list())
                .stream()
                .findFirst();
    }

    Set<String> known(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT id FROM entered_step WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query(String.class)
                        .list());
    }

    /** In the order of the ids. */
    List<EnteredStep> all(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, EnteredStep> found =
                complete(jdbc.sql(STEPS + "WHERE id IN (:ids)")
                                .param("ids", ids)
                                .query(EnteredSteps::row)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(EnteredStep::id, step -> step));
        return ids.stream().map(found::get).filter(step -> step != null).toList();
    }

    /** Everything below an instance, its own and what it called, oldest first. */
    List<EnteredStep> below(String instance) {
        return complete(jdbc.sql("SELECT * FROM (" + STEPS
                        + "WHERE callers @> ARRAY[?]::text[] ORDER BY entered_at DESC LIMIT ?) newest "
                        + "ORDER BY entered_at, id")
                .params(instance, MOST)
                .query(EnteredSteps::row)
                .list());
    }

    /** The steps of the newest instance of a model in a project. */
    List<EnteredStep> newest(String project, String process) {
        return complete(jdbc.sql(STEPS + """
                WHERE instance = (SELECT instance FROM entered_step WHERE project_key = :project AND process = :process
                                  ORDER BY entered_at DESC LIMIT 1)
                ORDER BY entered_at, id
                """)
                .param("project", project)
                .param("process", process)
                .query(EnteredSteps::row)
                .list());
    }

    /**
     * The newest two hundred steps of these models in a project, oldest of them first.
     *
     * @param title that they carry; null for any
     * @param from  null without bound, {@code to} likewise
     */
    List<EnteredStep> of(
            String project,
            Collection<String> processes,
            @Nullable String title,
            @Nullable Timestamp from,
            @Nullable Timestamp to) {
        return complete(jdbc.sql("SELECT * FROM (" + STEPS + """
                WHERE project_key = :project AND process IN (:processes)
                  AND (:title::text IS NULL OR title = :title OR title LIKE '%' || :title || '%')
                  AND (:from::timestamptz IS NULL OR entered_at >= :from) AND (:to::timestamptz IS NULL OR entered_at < :to)
                ORDER BY entered_at DESC LIMIT 200) newest ORDER BY entered_at, id
                """)
                .param("project", project)
                .param("processes", processes)
                .param("title", title)
                .param("from", from)
                .param("to", to)
                .query(EnteredSteps::row)
                .list());
    }

    /**
     * A page of everything that was entered in a project, oldest first.
     *
     * @param until what was entered later is not told
     * @param after the last one of the page before; null for the first page
     */
    List<EnteredStep> page(String project, Timestamp until, @Nullable EnteredStep after, int size) {
        return complete(jdbc.sql(STEPS + """
                WHERE project_key = :project AND entered_at <= :until
                  AND (:at::timestamptz IS NULL OR (entered_at, id) > (:at, :id))
                ORDER BY entered_at, id LIMIT :size
                """)
                .param("project", project)
                .param("until", until)
                .param("at", after == null ? null : Timestamp.from(after.at()))
                .param("id", after == null ? null : after.id())
                .param("size", size)
                .query(EnteredSteps::row)
                .list());
    }

    private List<EnteredStep> complete(List<EnteredStep> steps) {
        if (steps.isEmpty()) {
            return steps;
        }
        Map<String, List<Line>> lines =
                lines(steps.stream().map(EnteredStep::id).toList());
        return steps.stream()
                .map(step -> step.with(lines.getOrDefault(step.id(), List.of())))
                .toList();
    }

    private Map<String, List<Line>> lines(Collection<String> steps) {
        return jdbc
                .sql("""
                SELECT step_id, kind, field, label, value, code, kept FROM entered_line WHERE step_id IN (:steps)
                ORDER BY step_id, position
                """)
                .param("steps", steps)
                .query((row, number) -> Map.entry(
                        row.getString("step_id"),
                        new Line(
                                FormLine.Kind.valueOf(row.getString("kind")),
                                row.getString("field"),
                                row.getString("label"),
                                row.getString("value"),
                                row.getString("code"),
                                row.getBoolean("kept"),
                                null)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static EnteredStep row(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("entered_at");
        return new EnteredStep(
                row.getString("id"),
                row.getString("project_key"),
                row.getString("municipality"),
                row.getString("process"),
                row.getString("procedure"),
                row.getString("element"),
                row.getString("name"),
                row.getString("title"),
                row.getString("scope"),
                row.getString("instance"),
                row.getString("actor"),
                texts(row.getArray("departments")),
                at.toInstant(),
                row.getString("language"),
                List.of());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).toList();
    }
}
