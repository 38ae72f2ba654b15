package safecity.history;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseViews;
import safecity.casefile.EnteredStep;
import safecity.casefile.FactValues;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.DecidedRows;
import safecity.engine.processes.DecidedRows.DecidedRow;
import safecity.engine.processes.DecidedRows.Value;

/** Tells what an act changed: values before and after, the form, the row of the decision table. */
@Component
class ActViews {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Set<String> WON = Set.of("amount", "won", "estimated_price");
    /** Names of rows, not values of anybody's. */
    private static final Set<String> KEYS = Set.of("project_key", "municipality", "position");

    /** Tables that say who does a task: that stands with each entry. */
    private static final Set<String> WHO =
            Set.of(ModelContract.Decisions.DEPARTMENT_ROUTING, ModelContract.Decisions.LATENESS);

    private final ActRepository acts;
    private final CaseFiles files;
    private final CaseViews cases;
    private final FactValues values;
    private final DecidedRows decisions;
    private final Accounts accounts;
    private final MessageSource messages;

    ActViews(
            ActRepository acts,
            CaseFiles files,
            CaseViews cases,
            FactValues values,
            DecidedRows decisions,
            Accounts accounts,
            MessageSource messages) {
        this.acts = acts;
        this.files = files;
        this.cases = cases;
        this.values = values;
        this.decisions = decisions;
        this.accounts = accounts;
        this.messages = messages;
    }

    ActView of(HistoryRow row, String municipality, Account reader, Locale locale) {
        String table = HistoryBranches.ALL.stream()
                .filter(branch -> branch.code().equals(row.branch()))
                .findFirst()
                .orElseThrow()
                .table();
        ActRepository.Place place =
                acts.place(table, row.ref(), row.branch().equals("adopted")).orElse(null);
        List<ActChange> changes = place == null ? List.of() : acts.changes(place);
        Map<String, String> people = people(changes);
        EnteredStep step = row.branch().equals("step") ? files.step(row.ref()).orElse(null) : null;
        return new ActView(
                step == null ? null : cases.step(step, reader, locale),
                step == null ? List.of() : rules(step, locale),
                changes.stream()
                        .map(change -> change(change, municipality, people, locale))
                        .toList(),
                place == null ? null : place.entry(),
                place == null ? null : place.seal());
    }

    /** What the procedure's tables decided after this step and before the next one. */
    private List<ActView.RuleView> rules(EnteredStep step, Locale locale) {
        Instant next = files.below(step.instance()).stream()
                .filter(other ->
                        other.instance().equals(step.instance()) && other.at().isAfter(step.at()))
                .map(EnteredStep::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return decisions.of(step.instance()).stream()
                .filter(row -> !WHO.contains(row.decision()))
                .filter(row -> !row.at().isBefore(step.at().truncatedTo(ChronoUnit.MILLIS))
                        && row.at().isBefore(next))
                .map(row -> rule(row, locale))
                .toList();
    }

    ActView.RuleView rule(DecidedRow row, Locale locale) {
        return new ActView.RuleView(
                row.name(), written(row.asked(), locale), written(row.answer(), locale), row.reason());
    }

    private List<String> written(List<Value> columns, Locale locale) {
        return columns.stream()
                .map(column ->
                        column.label() + ": " + Objects.requireNonNullElse(values.code(column.value(), locale), ""))
                .toList();
    }

    private ActView.ChangeView change(
            ActChange change, String municipality, Map<String, String> people, Locale locale) {
        Map<String, @Nullable String> before = Objects.requireNonNullElse(change.before(), Map.of());
        Map<String, @Nullable String> after = Objects.requireNonNullElse(change.after(), Map.of());
        Set<String> columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        columns.removeAll(KEYS);
        List<ActView.ValueView> told = new ArrayList<>();
        for (String column : columns) {
            String old = before.get(column);
            String now = after.get(column);
            boolean changed = !Objects.equals(old, now);
            if (changed && !(column.equals("id") || column.endsWith("_id"))) {
                told.add(new ActView.ValueView(
                        values.label(column, locale),
                        shown(column, old, municipality, people, locale),
                        shown(column, now, municipality, people, locale),
                        old != null && now != null));
            }
        }
        return new ActView.ChangeView(
                change.entry(),
                messages.getMessage("history.table." + change.table(), null, locale),
                messages.getMessage("history.act." + change.act(), null, locale),
                change.erased(),
                told);
    }

    private @Nullable String shown(
            String column, @Nullable String value, String municipality, Map<String, String> people, Locale locale) {
        if (value == null) {
            return null;
        }
        if (isPerson(column)) {
            return value.equals(Actor.SYSTEM)
                    ? messages.getMessage("page.system", null, locale)
                    : people.getOrDefault(value, value).equals(value) ? values.code(value, locale) : people.get(value);
        }
        try {
            return values.written(WON.contains(column) ? "won" : column, typed(value), municipality, locale);
        } catch (SQLException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The ledger keeps every value as text. */
    private static Object typed(String value) {
        if (DAY.matcher(value).matches()) {
            return Date.valueOf(LocalDate.parse(value));
        }
        if (MOMENT.matcher(value).matches()) {
            return Timestamp.from(Instant.parse(value));
        }
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return NUMBER.matcher(value).matches() ? new BigDecimal(value) : value;
    }

    private Map<String, String> people(List<ActChange> changes) {
        return accounts.names(changes.stream()
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .filter(Objects::nonNull)
                .flatMap(row -> new TreeMap<>(row).entrySet().stream())
                .filter(value -> isPerson(value.getKey()) && value.getValue() != null)
                .map(value -> Objects.requireNonNull(value.getValue()))
                .collect(Collectors.toSet()));
    }

    private static boolean isPerson(String column) {
        return column.endsWith("_by") && !column.equals("payable_by")
                || Set.of("actor", "account", "absent", "author", "substitute", "successor", "supervisor", "inspector")
                        .contains(column)
                || column.endsWith("_account");
    }
}
