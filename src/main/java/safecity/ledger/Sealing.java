package safecity.ledger;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what has been written since, once a minute, one node at a time. An entry whose transaction ends late, with a lower number
 * than others that are sealed already, is found by the next seal; nobody waits for anybody.
 */
@Component
class Sealing {

    /** Entries of one seal; what is more follows in the next at once. */
    static final int MOST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final long LOCK = 0x6c65646765720001L;

    /**
     * What waits, and up to which entry nothing can turn up any more: all transactions that can have one there have ended for
     * this very look. One statement, so that both are of one snapshot.
     */
    private static final String NEXT = """
            SELECT e.id, e.digest,
                   greatest(%s, (SELECT coalesce(max(last_id), 0) FROM ledger_seal
                                  WHERE horizon::xid8 <= pg_snapshot_xmin(pg_current_snapshot()))) AS settled
            """.formatted(Seals.SETTLED) + Seals.OPEN + "ORDER BY e.id LIMIT ?";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Seals seals;
    private final TransactionTemplate transaction;

    private record Open(long id, byte[] digest, long settled) {}

    Sealing(JdbcTemplate batches, JdbcClient jdbc, Seals seals, TransactionTemplate transaction) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.seals = seals;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${safecity.ledger.first:PT30S}",
            fixedDelayString = "${safecity.ledger.every:PT1M}")
    void sealAll() {
        try {
            int sealed;
            do {
                sealed = seal();
            } while (sealed == MOST);
        } catch (RuntimeException failure) {
            LOG.error("The ledger could not be sealed; it is tried again", failure);
        }
    }

    /** @return how many entries were sealed; 0 also when another node is at it */
    int seal() {
        Integer sealed = transaction.execute(status -> locked() ? sealOpen() : 0);
        return sealed == null ? 0 : sealed;
    }

    private boolean locked() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private int sealOpen() {
        List<Open> open = jdbc.sql(NEXT)
                .param(MOST)
                .query((row, number) -> new Open(row.getLong(1), row.getBytes(2), row.getLong(3)))
                .list();
        if (open.isEmpty()) {
            return 0;
        }
        List<byte[]> leaves = new ArrayList<>(open.size());
        open.forEach(entry -> leaves.add(MerkleTree.leaf(entry.id(), entry.digest())));
        Seals.Head last = seals.last().orElse(Seals.Head.NONE);
        Seal seal = new Seal(last.number() + 1, open.size(), MerkleTree.root(leaves), last.head(), seals.now());
        Open youngest = open.get(open.size() - 1);
        // The lowest numbers come first: where there are more, nothing behind the last of these is sealed yet.
        seals.add(
                seal,
                youngest.id(),
                open.size() < MOST ? youngest.settled() : Math.min(youngest.settled(), youngest.id()));
        List<Object[]> rows = new ArrayList<>(open.size());
        for (int position = 0; position < open.size(); position++) {
            rows.add(new Object[] {open.get(position).id(), seal.number(), position, leaves.get(position)});
        }
        batches.batchUpdate("INSERT INTO ledger_leaf (entry_id, seal, position, hash) VALUES (?, ?, ?, ?)", rows);
        return open.size();
    }
}
