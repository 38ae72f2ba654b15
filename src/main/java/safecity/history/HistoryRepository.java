package safecity.history;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.forms.ProceedingDecisions;
import safecity.engine.models.StepTerms;
import safecity.engine.time.EngineClock;
import safecity.organisation.Routing;

/**
 * Reads entries from the tables that hold them, in one statement: each table gives its own next ones in order, and of those come the
 * next of all. A list goes on from its last entry, so that the thousandth page costs what the first does.
 */
@Component
class HistoryRepository {

    private static final String LATE =
            "(b.at AT TIME ZONE 'Asia/Seoul')::date > (b.due_at AT TIME ZONE 'Asia/Seoul')::date";

    private static final String SCOPE =
            "(b.project_key = ANY(:projects) OR b.project_key IS NULL AND b.municipality = ANY(:municipalities))";

    private final JdbcClient jdbc;
    private final ProceedingDecisions proceeding;
    private final StepTerms terms;

    HistoryRepository(JdbcClient jdbc, ProceedingDecisions proceeding, StepTerms terms) {
        this.jdbc = jdbc;
        this.proceeding = proceeding;
        this.terms = terms;
    }

    /** At most {@code size}, in the order that is asked for. */
    @Transactional(readOnly = true)
    List<HistoryRow> find(HistorySearch search, HistoryScope scope, int size) {
        Map<String, Object> values = new HashMap<>(common());
        values.put("size", size);
        String where = where(search, scope, values);
        String order = search.newest() ? "DESC" : "ASC";
        String sql = branches(search).stream()
                .map(branch -> "(SELECT '" + branch.code() + "' AS branch, b.* FROM (" + branch.sql() + ") b WHERE "
                        + where
                        + " AND " + branch.readable()
                        + (search.text() == null ? "" : " AND " + branch.worded())
                        + (search.person() == null ? "" : " AND " + branch.person())
                        + from(search, branch)
                        + " ORDER BY b.at " + order + ", b.ref " + order + " LIMIT :size)")
                .collect(Collectors.joining("\nUNION ALL\n"));
        if (sql.isEmpty()) {
            return List.of();
        }
        // A single part would otherwise have two orders.
        return jdbc.sql("SELECT * FROM (" + sql + ") found ORDER BY at " + order + ", branch " + order + ", ref "
                        + order + " LIMIT :size")
                .params(values)
                .query(HistoryRepository::row)
                .list();
    }

    /** One entry; empty for what isn't within the scope. */
    Optional<HistoryRow> find(String branch, String ref, HistoryScope scope) {
        return HistoryBranches.ALL.stream()
                .filter(one -> one.code().equals(branch))
                .findFirst()
                .flatMap(one -> jdbc.sql("SELECT '" + one.code() + "' AS branch, b.* FROM (" + one.sql()
                                + ") b WHERE b.ref = :ref AND " + SCOPE + " AND " + one.readable())
                        .params(common())
                        .params(scope.values())
                        .param("ref", ref)
                        .query(HistoryRepository::row)
                        .optional());
    }

    private Map<String, Object> common() {
        Map<String, String> decisions = proceeding.byForm();
        return Map.of(
                "choices",
                ProceedingDecisions.CHOSEN_FACTS.toArray(String[]::new),
                "zone",
                TimeZone.getDefault().getID(),
                "forms",
                decisions.keySet().toArray(String[]::new),
                "proceeding",
                decisions.values().toArray(String[]::new));
    }

    private static List<HistoryBranch> branches(HistorySearch search) {
        HistoryKind kind = search.kind() == HistoryKind.DECISION ? HistoryKind.STEP : search.kind();
        boolean legal = search.outcome() == HistorySearch.Outcome.LEGAL_LATE;
        return HistoryBranches.ALL.stream()
                .filter(branch -> kind == null || branch.kind() == kind)
                .filter(branch -> !legal || kind != null || branch.kind() == HistoryKind.STEP)
                .toList();
    }

    private String where(HistorySearch search, HistoryScope scope, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (search.project() != null) {
            conditions.add("b.project_key = :project");
            values.put("project", search.project());
        }
        conditions.add(SCOPE);
        values.putAll(scope.values());
        if (search.text() != null) {
            values.put("text", search.text());
            values.put("like", "%" + search.text().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (search.person() != null) {
            values.put("person", search.person());
        }
        if (search.group() != null) {
            conditions.add("b.groups && :groups");
            values.put("groups", new String[] {search.group(), Routing.headOf(search.group())});
        }
        if (search.kind() == HistoryKind.DECISION) {
            conditions.add("b.code IS NOT NULL");
        }
        period(search, conditions, values);
        switch (search.outcome()) {
            case PROCEEDED -> conditions.add("b.code IS NOT NULL AND b.turned IS NOT TRUE");
            case TURNED -> conditions.add("b.turned");
            case LATE -> conditions.add(LATE);
            case LEGAL_LATE -> {
                conditions.add(LATE + " AND b.process || '/' || b.element = ANY(:legal)");
                values.put("legal", terms.legalPeriods().keySet().toArray(String[]::new));
            }
            default -> {
                // Anything is asked for.
            }
        }
        return String.join(" AND ", conditions);
    }

    private static void period(HistorySearch search, List<String> conditions, Map<String, Object> values) {
        if (search.from() != null) {
            conditions.add("b.at >= :from");
            values.put("from", begin(search.from()));
        }
        if (search.to() != null) {
            conditions.add("b.at < :until");
            values.put("until", begin(search.to().plusDays(1)));
        }
        HistorySearch.Mark after = search.after();
        if (after != null) {
            conditions.add(search.newest() ? "b.at <= :after" : "b.at >= :after");
            values.put("after", after.at().atOffset(ZoneOffset.UTC));
            values.put("afterBranch", after.branch());
            values.put("afterRef", after.ref());
        }
    }

    private static String from(HistorySearch search, HistoryBranch branch) {
        return search.after() == null
                ? ""
                : " AND (b.at, '" + branch.code() + "', b.ref) " + (search.newest() ? "<" : ">")
                        + " (:after, :afterBranch, :afterRef)";
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(EngineClock.SEOUL).toOffsetDateTime();
    }

    private static HistoryRow row(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        Date onDay = row.getDate("on_day");
        long won = row.getLong("won");
        Long amount = row.wasNull() ? null : won;
        return new HistoryRow(
                row.getString("branch"),
                row.getTimestamp("at").toInstant(),
                row.getString("ref"),
                row.getString("project_key"),
                row.getString("municipality"),
                row.getString("actor"),
                row.getString("absent"),
                texts(row.getArray("groups")),
                row.getString("process"),
                row.getString("element"),
                row.getString("instance"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("title"),
                texts(row.getArray("args")),
                row.getString("code"),
                row.getString("outcome"),
                row.getString("remark"),
                row.getString("delegation"),
                due == null ? null : due.toInstant(),
                amount,
                onDay == null ? null : onDay.toLocalDate(),
                row.getBoolean("turned"),
                row.getString("place"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
