package safecity.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the ledger what an act changed: everything that its transaction wrote. */
@Component
class ActRepository {

    /** Numbers of transactions begin anew in a restored database: entries of one act are given next to each other. */
    private static final int NEAR = 1_000_000;

    /** Of one act; a plan of a hundred rows has some hundred. */
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ActRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An act's place in the ledger.
     *
     * @param seal number of the seal that covers it; null while none does
     */
    record Place(long entry, String transaction, @Nullable Long seal) {}

    /**
     * Where a row's entry stands; empty for a row that was there before the ledger.
     *
     * @param newest whether the last change of the row is meant, else its first entry
     */
    Optional<Place> place(String table, String key, boolean newest) {
        return jdbc.sql("""
                SELECT e.id AS entry, ledger_transaction(e.body) AS transaction, l.seal
                FROM ledger_entry e LEFT JOIN ledger_leaf l ON l.entry_id = e.id
                WHERE e.source = :table AND e.row_key = :key AND e.act <> 'found' AND e.body IS NOT NULL
                ORDER BY e.id %s LIMIT 1
                """.formatted(newest ? "DESC" : "ASC"))
                .param("table", table)
                .param("key", key)
                .query(Place.class)
                .optional();
    }

    /**
     * What the transaction wrote of ours, in its order; what it wrote into the engine's history is told otherwise, and what the
     * history doesn't tell, such as lines of the record of access, isn't told beside an act either.
     */
    List<ActChange> changes(Place act) {
        return jdbc.sql("""
                SELECT e.id, e.source, e.row_key, e.act, e.body,
                    (SELECT p.body FROM ledger_entry p WHERE p.source = e.source AND p.row_key = e.row_key AND p.id < e.id
                     ORDER BY p.id DESC LIMIT 1) AS before
                FROM ledger_entry e
                WHERE ledger_transaction(e.body) = :transaction AND e.id BETWEEN :entry - :near AND :entry + :near
                  AND e.source NOT LIKE 'act\\_%' AND e.source NOT IN ('entered_step', 'entered_line')
                  AND e.source <> ALL (:leftOut)
                ORDER BY e.id LIMIT :most
                """)
                .param("transaction", act.transaction())
                .param("entry", act.entry())
                .param("leftOut", HistoryTables.LEFT_OUT.keySet().toArray(String[]::new))
                .param("near", NEAR)
                .param("most", MOST)
                .query((row, number) -> change(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("row_key"),
                        row.getString("act"),
                        row.getString("body"),
                        row.getString("before")))
                .list();
    }

    private ActChange change(
            long id, String table, String key, String act, @Nullable String body, @Nullable String before) {
        Map<String, @Nullable String> written = row(body);
        boolean gone = act.equals("delete");
        return new ActChange(id, table, key, act, gone ? written : row(before), gone ? null : written, written == null);
    }

    private @Nullable Map<String, @Nullable String> row(@Nullable String body) {
        if (body == null) {
            return null;
        }
        try {
            return json.convertValue(
                    json.readTree(body).path("row"), new TypeReference<TreeMap<String, @Nullable String>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An entry of the ledger is no JSON", broken);
        }
    }
}
