package safecity.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the record stands.
 *
 * @param entries       how many there are; an estimate of the database, which counts no million for a page
 * @param unsealed      younger than the last seal
 * @param seal          number of the last seal; 0 before the first
 * @param head          of the last seal, as it is handed out
 * @param sealedAt      of the last seal
 * @param leftAt        when the newest head left the house
 * @param leftWith      number of its seal
 * @param verifications the newest first, at most 20
 * @param running       a verification that is under way on this node
 */
public record LedgerState(
        long entries,
        long unsealed,
        long seal,
        @Nullable String head,
        @Nullable Instant sealedAt,
        @Nullable Instant leftAt,
        @Nullable Long leftWith,
        List<Verified> verifications,
        @Nullable Running running) {

    /** @param head of the last seal then; @param outside how many heads from outside were compared */
    public record Verified(
            long id,
            String account,
            Instant begunAt,
            Instant finishedAt,
            long sealed,
            long unsealed,
            @Nullable String head,
            int outside,
            List<LedgerFault> faults) {

        Verified withoutKeys() {
            return new Verified(
                    id,
                    account,
                    begunAt,
                    finishedAt,
                    sealed,
                    unsealed,
                    head,
                    outside,
                    faults.stream().map(LedgerFault::withoutKey).toList());
        }
    }

    /** @param read entries so far; @param of about how many */
    public record Running(String account, Instant begunAt, long read, long of) {

        /** 0 to 100; the comparison of rows comes after the entries. */
        public int percent() {
            return of == 0 ? 0 : (int) Math.min(99, read * 100 / of);
        }
    }
}
