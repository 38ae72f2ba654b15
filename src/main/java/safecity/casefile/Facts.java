package safecity.casefile;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.FactView.Entry;
import safecity.casefile.FactView.Group;
import safecity.casefile.FactView.Line;
import safecity.casefile.FactView.Section;
import safecity.engine.identity.Account;

/** Reads the facts of a project for whoever may see them; asked for the reader's right before. */
@Component
public class Facts {

    private final List<FactSource> sources;
    private final FactValues values;
    private final EnteredSteps steps;
    private final CaseViews views;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    Facts(
            List<FactSource> sources,
            FactValues values,
            EnteredSteps steps,
            CaseViews views,
            JdbcClient jdbc,
            MessageSource messages,
            Clock clock) {
        this.clock = clock;
        this.sources = sources;
        this.values = values;
        this.steps = steps;
        this.views = views;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** The facts to which a finished task belongs: of its procedure, with its title or begun before it and not followed yet. */
    public List<Entry> of(EnteredStep step, Locale locale) {
        if (step.projectKey() == null) {
            return List.of();
        }
        return sources.stream()
                .filter(source -> source.processes().contains(step.process()))
                .flatMap(source -> list(source, step.projectKey()).stream()
                        .filter(found -> source.titled() ? named(step, found.title()) : found.around(step.at()))
                        .map(found -> new Entry(
                                source.kind(), found.id(), found.title(), values.code(found.state(), locale))))
                .toList();
    }

    /** A step carries the title of its fact, or it is the step in which the title was entered. */
    private static boolean named(EnteredStep step, String title) {
        return title.equals(step.title()) || step.lines().stream().anyMatch(line -> title.equals(line.value()));
    }

    private record Found(String id, String title, String state, Timestamp fromAt, Timestamp toAt) {

        boolean around(Instant at) {
            return (fromAt == null || !at.isBefore(fromAt.toInstant()))
                    && (toAt == null || at.isBefore(toAt.toInstant()));
        }
    }

    /** Every kind of which there is something. */
    public List<Group> of(String project, Locale locale) {
        return sources.stream()
                .map(source -> new Group(
                        source.kind(),
                        name(source, locale),
                        list(source, project).stream()
                                .map(found -> new Entry(
                                        source.kind(), found.id(), found.title(), values.code(found.state(), locale)))
                                .toList()))
                .filter(group -> !group.facts().isEmpty())
                .sorted(Comparator.comparing(Group::kindName))
                .toList();
    }

    /** Codes of the milestones that facts of a kind fulfil. */
    public Set<String> milestones(String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .map(FactSource::milestones)
                .orElse(Set.of());
    }

    public boolean personal(String kind) {
        return sources.stream().anyMatch(source -> source.kind().equals(kind) && source.personal());
    }

    public Optional<FactView> find(
            String project, String municipality, String kind, String id, Account reader, Locale locale) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .flatMap(source -> list(source, project).stream()
                        .filter(found -> found.id().equals(id))
                        .findFirst()
                        .map(found -> view(source, found, project, municipality, reader, locale)));
    }

    private FactView view(
            FactSource source, Found found, String project, String municipality, Account reader, Locale locale) {
        List<Section> sections = source.parts().stream()
                .map(part -> new Section(
                        messages.getMessage("fact.part." + part.heading(), null, locale),
                        jdbc.sql(part.sql())
                                .param("project", project)
                                .param("id", found.id())
                                .param("today", LocalDate.now(clock))
                                .query((row, number) -> lines(row, municipality, locale))
                                .list()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
        List<EnteredStep> history = steps.of(
                project,
                source.processes(),
                source.titled() ? found.title() : null,
                source.titled() ? null : found.fromAt(),
                source.titled() ? null : found.toAt());
        return new FactView(
                source.kind(),
                name(source, locale),
                found.id(),
                found.title(),
                values.code(found.state(), locale),
                sections,
                views.steps(history, reader, locale),
                source.actions(project, found.id()));
    }

    private List<Found> list(FactSource source, String project) {
        return jdbc.sql(source.list())
                .param("project", project)
                .query(Found.class)
                .list();
    }

    private List<Line> lines(ResultSet row, String municipality, Locale locale) throws SQLException {
        List<Line> lines = new ArrayList<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            String column = columns.getColumnLabel(at);
            String value = values.written(column, row.getObject(at), municipality, locale);
            if (value != null) {
                lines.add(new Line(values.label(column, locale), value));
            }
        }
        return lines;
    }

    private String name(FactSource source, Locale locale) {
        return messages.getMessage("fact.kind." + source.kind(), null, locale);
    }
}
