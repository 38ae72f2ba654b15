package safecity.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves, or disproves, that the record is as it was written: the seals first, then every row against its entries. */
@Component
class LedgerVerification {

    private static final int MOST_FAULTS = 100;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final TransactionTemplate snapshot;

    LedgerVerification(JdbcClient jdbc, Seals seals, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * @param heads    those that have left the house; without any, an end that was cut off can't be noticed
     * @param progress is told how many entries have been read
     */
    LedgerReport verify(List<KnownHead> heads, LongConsumer progress) {
        LedgerReport report = snapshot.execute(status -> inSnapshot(heads, progress));
        if (report == null) {
            throw new IllegalStateException("a verification gives a report");
        }
        return report;
    }

    private LedgerReport inSnapshot(List<KnownHead> heads, LongConsumer progress) {
        // A verification may take as long as it needs.
        jdbc.sql("SET LOCAL statement_timeout = 0").update();
        SealedEntries entries = new SealedEntries(jdbc, heads, progress);
        List<LedgerFault> faults = new ArrayList<>();
        entries.firstFault().ifPresent(faults::add);
        Reconciliation reconciliation = new Reconciliation(jdbc);
        List<String> sources = reconciliation.sources();
        for (String source : sources) {
            if (faults.size() < MOST_FAULTS) {
                faults.addAll(reconciliation.differences(source, MOST_FAULTS - faults.size()));
            }
        }
        Seals.Head last = seals.last().orElse(Seals.Head.NONE);
        return new LedgerReport(
                entries.read(),
                seals.open(),
                last.number(),
                last.number() == 0 ? null : KnownHead.write(last.number(), last.head()),
                sources.size(),
                heads.size(),
                faults,
                seals.now());
    }
}
