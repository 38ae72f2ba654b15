package safecity.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals of the ledger, which are only ever added to. */
@Repository
class Seals {

    /**
     * The entries that no seal covers, as the end of a query over {@code e}. What is older than a seal whose horizon every
     * transaction has passed is not looked at: it is sealed or never came.
     */
    static final String OPEN = """
            FROM ledger_entry e
             WHERE e.id > (SELECT coalesce(max(last_id), 0) FROM ledger_seal
                            WHERE horizon::xid8 <= pg_snapshot_xmin(pg_current_snapshot()))
               AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry_id = e.id)
            """;

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

    /** @param lastId the highest entry under it, from which the next seal looks on */
    void add(Seal seal, long lastId) {
        jdbc.sql("""
                INSERT INTO ledger_seal (id, entries, root, previous, head, sealed_at, last_id, horizon)
                VALUES (?, ?, ?, ?, ?, ?, ?, pg_snapshot_xmax(pg_current_snapshot())::text)
                """)
                .params(
                        seal.number(),
                        seal.entries(),
                        seal.root(),
                        seal.previous(),
                        seal.head(),
                        Timestamp.from(seal.sealedAt()),
                        lastId)
                .update();
    }
}
