package safecity.history;

import java.util.List;
import java.util.Map;

/**
 * Entries of one table: how a row of it is read as an entry.
 *
 * @param code   part of the entry's address, and of the message {@code history.tells.<code>}
 * @param table  whose rows these are; an entry's {@code ref} is the row's key as the ledger writes it
 * @param sql    a statement with the columns of {@link #COLUMNS}
 * @param worded condition on the row {@code b} that holds of what {@code :like} and {@code :text} are found in
 * @param person condition that holds of what {@code :person} did, or what was done for them
 * @param readable condition that holds of what the reader may read, with the values of {@link HistoryScope#values}; whoever reads
 *                 the history at all reads most
 */
record HistoryBranch(
        String code, HistoryKind kind, String table, String sql, String worded, String person, String readable) {

    /** Name and type; a column that a branch does not fill is null. */
    static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("at", "timestamptz"),
            Map.entry("ref", "text"),
            Map.entry("project_key", "text"),
            Map.entry("municipality", "text"),
            Map.entry("actor", "text"),
            Map.entry("absent", "text"),
            Map.entry("groups", "text[]"),
            Map.entry("process", "text"),
            Map.entry("element", "text"),
            Map.entry("instance", "text"),
            Map.entry("name", "text"),
            Map.entry("name_en", "text"),
            Map.entry("title", "text"),
            Map.entry("args", "text[]"),
            Map.entry("code", "text"),
            Map.entry("outcome", "text"),
            Map.entry("remark", "text"),
            Map.entry("delegation", "text"),
            Map.entry("due_at", "timestamptz"),
            Map.entry("won", "bigint"),
            Map.entry("on_day", "date"),
            Map.entry("turned", "boolean"),
            Map.entry("place", "text"));

    static final List<String> NAMES = COLUMNS.keySet().stream().sorted().toList();

    private static final String WORDED = "concat_ws(' ', b.name, b.title, b.outcome, b.remark) ILIKE :like";
    private static final String PERSON = "(b.actor = :person OR b.absent = :person)";

    static HistoryBranch of(String code, HistoryKind kind, String table, String from, Map<String, String> columns) {
        return new HistoryBranch(code, kind, table, select(from, columns), WORDED, PERSON, "true");
    }

    HistoryBranch foundBy(String otherWorded, String otherPerson) {
        return new HistoryBranch(code, kind, table, sql, otherWorded, otherPerson, readable);
    }

    HistoryBranch readIf(String condition) {
        return new HistoryBranch(code, kind, table, sql, worded, person, condition);
    }

    static String select(String from, Map<String, String> columns) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (String name : NAMES) {
            sql.append('(')
                    .append(columns.getOrDefault(name, "NULL"))
                    .append(")::")
                    .append(COLUMNS.get(name))
                    .append(" AS ")
                    .append(name)
                    .append(", ");
        }
        sql.setLength(sql.length() - 2);
        return sql.append(" FROM ").append(from).toString();
    }
}
