package safecity.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Computes every seal anew, from the first entry on, and stops at the first that is not as it was. Reads in one snapshot, an
 * entry at a time: a million need no more memory than one seal.
 */
final class SealedEntries {

    private static final long STEP = 10_000;

    private final JdbcClient jdbc;
    private final LongConsumer progress;
    private final Map<Long, byte[]> known = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private byte[] previous = Seal.NONE;
    private long lastSeal;
    private long read;

    /** @param progress is told how many entries have been read */
    SealedEntries(JdbcClient jdbc, List<KnownHead> heads, LongConsumer progress) {
        this.jdbc = jdbc;
        this.progress = progress;
        heads.forEach(head -> known.put(head.seal(), head.head()));
    }

    long read() {
        return read;
    }

    /** Within a transaction of one snapshot. */
    Optional<LedgerFault> firstFault() {
        List<Stored> seals = jdbc.sql(
                        "SELECT id, entries, root, previous, head, sealed_at FROM ledger_seal ORDER BY id")
                .query((row, number) -> Stored.of(row))
                .list();
        for (Stored seal : seals) {
            Optional<LedgerFault> fault = fault(seal);
            if (fault.isPresent()) {
                return fault;
            }
        }
        progress.accept(read);
        return known.keySet().stream()
                .filter(number -> number > lastSeal)
                .sorted()
                .findFirst()
                .map(number -> LedgerFault.ofSeal(LedgerFault.Kind.CUT_OFF, number))
                .or(this::inserted);
    }

    private record Stored(Seal seal, byte[] head) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    new Seal(
                            row.getLong(1),
                            row.getInt(2),
                            row.getBytes(3),
                            row.getBytes(4),
                            row.getTimestamp(6).toInstant()),
                    row.getBytes(5));
        }
    }

    private Optional<LedgerFault> fault(Stored stored) {
        Seal seal = stored.seal();
        Optional<LedgerFault> ofEntry = entries(seal.number());
        if (ofEntry.isPresent()) {
            return ofEntry;
        }
        if (leaves.size() != seal.entries()
                || leaves.isEmpty()
                || !Arrays.equals(MerkleTree.root(leaves), seal.root())) {
            return Optional.of(LedgerFault.ofSeal(LedgerFault.Kind.REORDERED, seal.number()));
        }
        if (seal.number() != lastSeal + 1
                || !Arrays.equals(seal.previous(), previous)
                || !Arrays.equals(seal.head(), stored.head())) {
            return Optional.of(LedgerFault.ofSeal(LedgerFault.Kind.RESEALED, lastSeal + 1));
        }
        byte[] left = known.get(seal.number());
        if (left != null && !Arrays.equals(left, stored.head())) {
            return Optional.of(LedgerFault.ofSeal(LedgerFault.Kind.CUT_OFF, seal.number()));
        }
        previous = stored.head();
        lastSeal = seal.number();
        return Optional.empty();
    }

    /** Fills {@link #leaves} with the leaves of the seal, computed anew. */
    private Optional<LedgerFault> entries(long seal) {
        leaves.clear();
        List<LedgerFault> faults = new ArrayList<>(1);
        jdbc.sql("""
                SELECT l.entry_id, l.hash, e.source, e.row_key, e.salt, e.body, e.digest, to_json(e.row_key)::text
                  FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.id = l.entry_id
                 WHERE l.seal = ? ORDER BY l.position
                """).param(seal).query(row -> {
            if (faults.isEmpty()) {
                fault(seal, row).ifPresent(faults::add);
            }
        });
        return faults.stream().findFirst();
    }

    private Optional<LedgerFault> fault(long seal, ResultSet row) throws SQLException {
        long id = row.getLong(1);
        byte[] digest = row.getBytes(7);
        if (digest == null) {
            return Optional.of(LedgerFault.ofEntry(LedgerFault.Kind.REMOVED, id, null, null, seal));
        }
        byte[] leaf = MerkleTree.leaf(id, digest);
        if (!isText(row.getBytes(5), row.getString(6), digest)
                || !Arrays.equals(leaf, row.getBytes(2))
                || !names(row.getString(6), row.getString(3), row.getString(8))) {
            return Optional.of(
                    LedgerFault.ofEntry(LedgerFault.Kind.CHANGED, id, row.getString(3), row.getString(4), seal));
        }
        leaves.add(leaf);
        if (++read % STEP == 0) {
            progress.accept(read);
        }
        return Optional.empty();
    }

    /** An entry whose text was erased as the law demands keeps its digest and has no salt. */
    private static boolean isText(byte @Nullable [] salt, @Nullable String body, byte[] digest) {
        return salt == null && body == null
                || salt != null
                        && body != null
                        && Arrays.equals(MerkleTree.sha256(salt, body.getBytes(StandardCharsets.UTF_8)), digest);
    }

    /**
     * The columns by which entries are looked up say the same as the text that is sealed.
     *
     * @param rowKey as JSON writes it
     */
    private static boolean names(@Nullable String body, String source, String rowKey) {
        return body == null
                || body.contains(",\"source\":\"" + source + "\",") && body.contains("\"key\":" + rowKey + ",");
    }

    /** An entry among those that are settled which no seal covers came there by another way than the trigger. */
    private Optional<LedgerFault> inserted() {
        return jdbc.sql("""
                SELECT e.id, e.source, e.row_key FROM ledger_entry e
                 WHERE e.id <= %s AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry_id = e.id)
                 ORDER BY e.id LIMIT 1
                """.formatted(Seals.SETTLED))
                .query((row, number) -> LedgerFault.ofEntry(
                        LedgerFault.Kind.INSERTED, row.getLong(1), row.getString(2), row.getString(3), lastSeal))
                .optional();
    }
}
