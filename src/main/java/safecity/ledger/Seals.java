package safecity.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals of the ledger, which are only ever added to. */
@Repository
class Seals {

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
