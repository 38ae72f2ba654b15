package safecity.ledger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/** The ledger for those who ask: how it stands, its head, and verifications, one at a time on a node. */
@Service
public class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int SHOWN = 20;

    private final LedgerRepository repository;
    private final Seals seals;
    private final LedgerVerification verification;
    private final TaskExecutor background;
    private final AtomicReference<LedgerState.Running> running = new AtomicReference<>();

    Ledger(LedgerRepository repository, Seals seals, LedgerVerification verification) {
        this.repository = repository;
        this.seals = seals;
        this.verification = verification;
        this.background = background();
    }

    /** A thread of its own: the application has several executors, or one, as the engine's jobs run or don't. */
    private static TaskExecutor background() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("ledger-");
        executor.setDaemon(true);
        return executor;
    }

    /**
     * How the record stands, without handing a head out. The ledger is one for all municipalities: who sees some of them only
     * is told table and number of a fault, not the key of the row.
     */
    LedgerState state(Account reader) {
        Optional<Seals.Head> last = seals.last();
        Optional<LedgerRepository.HeadOut> out = repository.lastOut();
        return new LedgerState(
                repository.entries(),
                seals.open(),
                last.map(Seals.Head::number).orElse(0L),
                last.map(head -> KnownHead.write(head.number(), head.head())).orElse(null),
                last.map(Seals.Head::sealedAt).orElse(null),
                out.map(LedgerRepository.HeadOut::leftAt).orElse(null),
                out.map(LedgerRepository.HeadOut::seal).orElse(null),
                seesAll(reader)
                        ? repository.verifications(SHOWN)
                        : repository.verifications(SHOWN).stream()
                                .map(LedgerState.Verified::withoutKeys)
                                .toList(),
                running.get());
    }

    /**
     * Hands the newest head out and remembers that: from then on nothing up to it can be cut off unnoticed. Empty before the
     * first seal.
     *
     * @param way {@code mail}, {@code page} or {@code api}
     */
    @Transactional
    public Optional<String> handOut(String way, String account) {
        return seals.last().map(head -> {
            repository.out(head, way, account);
            return KnownHead.write(head.number(), head.head());
        });
    }

    private boolean seesAll(Account reader) {
        return reader.tenants().isEmpty() || reader.tenants().size() >= repository.municipalities();
    }

    /**
     * Begins a verification in the background.
     *
     * @param heads those from outside, one to a line; may be empty
     * @throws Refusal {@code ledger.head}; {@code ledger.underWay} when one is under way
     */
    void verify(String account, String heads) {
        List<KnownHead> known = KnownHead.read(heads);
        LedgerState.Running begun = new LedgerState.Running(account, seals.now(), 0, repository.entries());
        if (!running.compareAndSet(null, begun)) {
            throw Refusal.conflict("ledger.underWay");
        }
        background.execute(() -> verify(begun, known));
    }

    private void verify(LedgerState.Running begun, List<KnownHead> known) {
        try {
            LedgerReport report = verification.verify(
                    known,
                    read -> running.set(new LedgerState.Running(begun.account(), begun.begunAt(), read, begun.of())));
            repository.verified(begun.account(), begun.begunAt(), report);
            if (!report.intact()) {
                LOG.error(
                        "The record is not as it was written: {}",
                        report.faults().get(0));
            }
        } catch (RuntimeException failure) {
            LOG.error("The verification that {} began was cut short", begun.account(), failure);
        } finally {
            running.set(null);
        }
    }
}
