package safecity.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param sealed    entries whose seal was computed anew; with a fault, up to it
 * @param unsealed  entries younger than the last seal, which nothing proves yet
 * @param seals     number of the last seal
 * @param head      of the last seal, as it is handed out; null without any
 * @param tables    how many were compared with their entries
 * @param outside   how many heads from outside were compared
 * @param faults    the first of the seals, then rows by table, at most 100; empty when all is as it was written
 * @param finishedAt by the database's clock
 */
public record LedgerReport(
        long sealed,
        long unsealed,
        long seals,
        @Nullable String head,
        int tables,
        int outside,
        List<LedgerFault> faults,
        Instant finishedAt) {

    public LedgerReport {
        faults = List.copyOf(faults);
    }

    public boolean intact() {
        return faults.isEmpty();
    }
}
