package safecity.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares every watched table, the engine's history among them, with the newest entry of each of its rows, both ways. */
final class Reconciliation {

    private static final String DIFFERENCES = """
            WITH newest AS MATERIALIZED (
                SELECT DISTINCT ON (row_key) row_key, act, body FROM ledger_entry WHERE source = :source ORDER BY row_key, id DESC),
            present AS MATERIALIZED (SELECT %2$s(t) AS row_key, %3$s(t) AS written FROM %1$s t)
            SELECT coalesce(p.row_key, n.row_key) AS row_key,
                   CASE WHEN p.row_key IS NULL THEN 'ROW_REMOVED'
                        WHEN n.row_key IS NULL OR n.act = 'delete' THEN 'ROW_INSERTED'
                        ELSE 'ROW_CHANGED' END AS kind
              FROM present p FULL JOIN newest n ON n.row_key = p.row_key
             WHERE CASE WHEN p.row_key IS NULL THEN n.act <> 'delete'
                        WHEN n.row_key IS NULL OR n.act = 'delete' THEN true
                        WHEN n.body IS NULL THEN false
                        ELSE position('"row":' || p.written || ',"source":' IN n.body) = 0 END
             ORDER BY 1 LIMIT :most
            """;

    private final JdbcClient jdbc;

    Reconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> sources() {
        return jdbc.sql("SELECT name FROM ledger_source ORDER BY name")
                .query(String.class)
                .list();
    }

    /** Within a transaction of one snapshot. @param most how many at the most */
    List<LedgerFault> differences(String source, int most) {
        return jdbc.sql(DIFFERENCES.formatted(
                        quoted(source), quoted("ledger_key_" + source), quoted("ledger_row_" + source)))
                .param("source", source)
                .param("most", most)
                .query((row, number) ->
                        LedgerFault.ofRow(LedgerFault.Kind.valueOf(row.getString(2)), source, row.getString(1)))
                .list();
    }

    private String quoted(String name) {
        return jdbc.sql("SELECT quote_ident(?)").param(name).query(String.class).single();
    }
}
