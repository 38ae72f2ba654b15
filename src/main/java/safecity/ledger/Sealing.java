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

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Seals seals;
    private final TransactionTemplate transaction;

    private record Open(long id, byte[] digest) {}

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
        List<Open> open = jdbc.sql("SELECT e.id, e.digest " + Seals.OPEN + "ORDER BY e.id LIMIT ?")
                .param(MOST)
                .query((row, number) -> new Open(row.getLong(1), row.getBytes(2)))
                .list();
        if (open.isEmpty()) {
            return 0;
        }
        List<byte[]> leaves = new ArrayList<>(open.size());
        open.forEach(entry -> leaves.add(MerkleTree.leaf(entry.id(), entry.digest())));
        Seals.Head last = seals.last().orElse(Seals.Head.NONE);
        Seal seal = new Seal(last.number() + 1, open.size(), MerkleTree.root(leaves), last.head(), seals.now());
        seals.add(seal, open.get(open.size() - 1).id());
        List<Object[]> rows = new ArrayList<>(open.size());
        for (int position = 0; position < open.size(); position++) {
            rows.add(new Object[] {open.get(position).id(), seal.number(), position, leaves.get(position)});
        }
        batches.batchUpdate("INSERT INTO ledger_leaf (entry_id, seal, position, hash) VALUES (?, ?, ?, ?)", rows);
        return open.size();
    }
}
