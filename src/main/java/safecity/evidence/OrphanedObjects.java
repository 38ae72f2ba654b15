package safecity.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Objects that no row knows: left by a row that could not be written after its upload. They do no harm; after a day they
 * are taken away.
 */
class OrphanedObjects {

    private static final Duration GRACE = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedObjects.class);

    private final S3ContentStore contents;
    private final EvidenceRepository table;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrphanedObjects(S3ContentStore contents, EvidenceRepository table, TransactionTemplate transaction, Clock clock) {
        this.contents = contents;
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many there were, and how many of them are gone. */
    record Swept(int found, int removed) {}

    /** @throws safecity.refusal.Refusal {@code evidence.storeAway} */
    Swept sweep() {
        AtomicInteger found = new AtomicInteger();
        AtomicInteger removed = new AtomicInteger();
        Instant due = clock.instant().minus(GRACE);
        contents.list(objects -> {
            Map<String, Instant> orphans = without(objects);
            found.addAndGet(orphans.size());
            orphans.forEach((sha256, written) -> {
                if (written.isBefore(due) && remove(sha256, due)) {
                    removed.incrementAndGet();
                }
            });
        });
        if (found.get() > 0) {
            LOG.warn("{} objects in the store belong to no row; {} were older than a day and are gone", found, removed);
        }
        table.forgetArrivals(due);
        return new Swept(found.get(), removed.get());
    }

    /** What isn't named by a SHA-256 is not ours. */
    private Map<String, Instant> without(Map<String, Instant> objects) {
        objects.keySet().removeIf(key -> !key.matches("[0-9a-f]{64}"));
        objects.keySet().removeAll(table.known(objects.keySet(), contents.place()));
        return objects;
    }

    /** The same content may be arriving again at this moment: that is waited for, and looked at once more. */
    private boolean remove(String sha256, Instant due) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            table.lockContent(sha256);
            if (!table.known(Set.of(sha256), contents.place()).isEmpty() || table.isArriving(sha256, due)) {
                return false;
            }
            contents.remove(sha256);
            return true;
        }));
    }
}
