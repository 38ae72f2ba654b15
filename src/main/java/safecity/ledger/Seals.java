package safecity.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals of the ledger, which are only ever added to. */
@Repository
class Seals {

    /** Up to here every entry is sealed; what comes later may have any higher number. */
    static final String SETTLED = "(SELECT coalesce(max(settled_id), 0) FROM ledger_seal)";

    /** The entries that no seal covers, as the end of a query over {@code e}. */
    static final String OPEN = """
            FROM ledger_entry e
             WHERE e.id > %s AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry_id = e.id)
            """.formatted(SETTLED);

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param head 32 bytes */
    record Head(long number, byte[] head, Instant sealedAt) {
        static final Head NONE = new Head(0, Seal.NONE, Instant.EPOCH);
    }

    Optional<Head> last() {
        return jdbc.sql("SELECT id, head, sealed_at FROM ledger_seal ORDER BY id DESC LIMIT 1")
                .query((row, number) -> new Head(
                        row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    /** How many entries no seal covers yet. */
    long open() {
        return jdbc.sql("SELECT count(*) " + OPEN).query(Long.class).single();
    }

    /** By the database's clock, which no demo and no test moves. */
    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /**
     * @param lastId    the highest entry under it
     * @param settledId up to which everything is sealed with it
     */
    void add(Seal seal, long lastId, long settledId) {
        jdbc.sql("""
                INSERT INTO ledger_seal (id, entries, root, previous, head, sealed_at, last_id, horizon, settled_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, pg_snapshot_xmax(pg_current_snapshot())::text, ?)
                """)
                .params(
                        seal.number(),
                        seal.entries(),
                        seal.root(),
                        seal.previous(),
                        seal.head(),
                        Timestamp.from(seal.sealedAt()),
                        lastId,
                        settledId)
                .update();
    }
}
