package safecity.history;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.FactValues;
import safecity.engine.identity.Accounts;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.DecidedRows;
import safecity.engine.processes.DecidedRows.DecidedRow;
import safecity.project.Project;

/** Answers the questions that auditors ask again and again. */
@Component
class HistoryAnswers {

    /** What 수의계약 is: with whom the authority chooses, after one quotation or two. */
    private static final Set<String> PRIVATE = Set.of("single-quotation", "two-quotations");

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final FactValues values;
    private final DecidedRows decisions;
    private final ActViews acts;
    private final Accounts accounts;
    private final MessageSource messages;

    HistoryAnswers(
            JdbcClient jdbc,
            FactValues values,
            DecidedRows decisions,
            ActViews acts,
            Accounts accounts,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.values = values;
        this.decisions = decisions;
        this.acts = acts;
        this.accounts = accounts;
        this.messages = messages;
    }

    /** @param columns labels; @param rows values in their order, null where there is none */
    record Answer(List<String> columns, List<List<@Nullable String>> rows) {}

    Answer of(
            HistoryQuestion question,
            String about,
            Collection<Project> projects,
            Collection<String> municipalities,
            Locale locale) {
        String sql = question.sql;
        return sql == null ? privateContracts(projects, locale) : table(sql, about, projects, municipalities, locale);
    }

    private Answer table(
            String sql, String about, Collection<Project> projects, Collection<String> municipalities, Locale locale) {
        List<Map<String, @Nullable Object>> rows = jdbc.sql(sql)
                .param("projects", projects.stream().map(Project::key).toArray(String[]::new))
                .param("municipalities", municipalities.toArray(String[]::new))
                .param("about", about)
                .query((row, number) -> columns(row))
                .list();
        Set<String> people = rows.stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(value -> value.getKey().endsWith("_by") && value.getValue() != null)
                .map(value -> String.valueOf(value.getValue()))
                .collect(Collectors.toSet());
        Map<String, String> names = accounts.names(people);
        Map<String, String> titles = Project.titles(projects, locale);
        List<String> columns =
                rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
        return new Answer(
                columns.stream().map(column -> values.label(column, locale)).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .<@Nullable String>map(
                                        column -> written(column, row.get(column), names, titles, locale))
                                .collect(Collectors.toCollection(ArrayList<@Nullable String>::new)))
                        .<List<@Nullable String>>map(row -> row)
                        .toList());
    }

    private @Nullable String written(
            String column,
            @Nullable Object value,
            Map<String, String> names,
            Map<String, String> titles,
            Locale locale) {
        if (value == null) {
            return null;
        }
        if (column.endsWith("_by")) {
            String account = value.toString();
            return account.equals(Actor.SYSTEM)
                    ? messages.getMessage("page.system", null, locale)
                    : names.getOrDefault(account, account);
        }
        if (column.equals("project")) {
            return titles.getOrDefault(value.toString(), value.toString());
        }
        if (column.equals("act")) {
            return messages.getMessage("accessLog." + value, null, value.toString(), locale);
        }
        try {
            return values.written(column, value, "", locale);
        } catch (SQLException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        ResultSetMetaData names = row.getMetaData();
        for (int at = 1; at <= names.getColumnCount(); at++) {
            columns.put(names.getColumnLabel(at), row.getObject(at));
        }
        return columns;
    }

    /** The method was chosen by a table: its row says why, with the article. */
    private Answer privateContracts(Collection<Project> projects, Locale locale) {
        List<DecidedRow> chosen = decisions
                .of(
                        ModelContract.Decisions.CONTRACT_METHOD,
                        projects.stream().map(Project::key).collect(Collectors.toSet()),
                        MOST)
                .stream()
                .filter(row -> PRIVATE.contains(Objects.requireNonNullElse(row.answered("method"), "")))
                .toList();
        Map<String, String> contracts =
                titles(chosen.stream().map(DecidedRow::instance).collect(Collectors.toSet()));
        Map<String, String> titles = Project.titles(projects, locale);
        return new Answer(
                List.of("project", "title", "decided_at", "asked", "answer", "article").stream()
                        .map(column -> values.label(column, locale))
                        .toList(),
                chosen.stream()
                        .<List<@Nullable String>>map(row -> {
                            ActView.RuleView rule = acts.rule(row, locale);
                            List<@Nullable String> cells = new ArrayList<>();
                            cells.add(titles.get(Objects.requireNonNullElse(row.project(), "")));
                            cells.add(contracts.get(row.instance()));
                            cells.add(written(
                                    "decided_at", java.sql.Timestamp.from(row.at()), Map.of(), Map.of(), locale));
                            cells.add(String.join("\n", rule.asked()));
                            cells.add(String.join("\n", rule.answer()));
                            cells.add(rule.reason());
                            return cells;
                        })
                        .toList());
    }

    private Map<String, String> titles(Collection<String> instances) {
        Map<String, String> titles = new HashMap<>();
        if (!instances.isEmpty()) {
            jdbc.sql(
                            "SELECT DISTINCT instance, title FROM entered_step WHERE instance IN (:instances) AND title IS NOT NULL")
                    .param("instances", instances)
                    .query(row -> {
                        titles.put(row.getString("instance"), row.getString("title"));
                    });
        }
        return titles;
    }
}
