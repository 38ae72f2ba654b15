package safecity.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.organisation.PostNotice;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** Registers and withdraws transfers. */
@Component
class Transfers {

    private static final int FURTHEST_DAYS = 366;
    private static final int MOST = 200;

    private final TransferRepository table;
    private final TransferRights rights;
    private final HeldWork held;
    private final Successors successors;
    private final TransferExecution succession;
    private final Accounts accounts;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Transfers(
            TransferRepository table,
            TransferRights rights,
            HeldWork held,
            Successors successors,
            TransferExecution succession,
            Accounts accounts,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.log = log;
        this.events = events;
        this.table = table;
        this.rights = rights;
        this.held = held;
        this.successors = successors;
        this.succession = succession;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param account null or empty for the person who registers; {@code post} for every post, {@code successor} for nobody */
    record NewTransfer(
            String account,
            String post,
            String successor,
            @Nullable LocalDate day) {}

    /**
     * Registers a transfer; one of today is carried out at once.
     *
     * @return its id
     * @throws Refusal with the field and the rule; who is of another municipality is unknown
     */
    @Transactional
    public long register(Account by, NewTransfer asked) {
        String leaving = blank(asked.account()) ? by.id() : asked.account();
        Account account = accounts.find(leaving).orElseThrow(Transfers::unknown);
        String municipality = account.tenants().stream()
                .filter(rights.municipalities(by)::contains)
                .findFirst()
                .orElseThrow(Transfers::unknown);
        if (!rights.mayRegister(by, leaving, municipality)) {
            throw Refusal.forbidden("transfer.notYours");
        }
        checkDay(asked.day());
        List<String> posts = held.posts(municipality, leaving);
        if (posts.isEmpty()) {
            throw Refusal.of("transfer.noPost").field("account");
        }
        String post = blank(asked.post()) ? null : asked.post();
        if (post != null && !posts.contains(post)) {
            throw Refusal.of("transfer.notHeld").field("post");
        }
        String successor = blank(asked.successor()) ? null : asked.successor();
        if (successor != null) {
            successors.check(successor, leaving, post == null ? posts : List.of(post), municipality);
        }
        long id = table.insert(municipality, leaving, post, successor, asked.day(), by.id());
        changed(table.lock(id), "registered");
        succession.carryOut(id);
        return id;
    }

    /** Before its day; a second click changes nothing. @throws Refusal {@code transfer.none}, {@code transfer.tooLate} */
    @Transactional
    public void withdraw(Account by, long id) {
        get(by, id);
        Transfer transfer = table.lock(id);
        if (!rights.mayRegister(by, transfer.account(), transfer.municipality())) {
            throw Refusal.forbidden("transfer.notYours");
        }
        if (transfer.state() == Transfer.State.WITHDRAWN) {
            return;
        }
        if (!isWithdrawable(transfer)) {
            throw Refusal.conflict("transfer.tooLate");
        }
        table.withdraw(id, by.id());
        changed(transfer, "withdrawn");
    }

    /** It gives or takes rights: it stands in the access log, and everybody whom it concerns is told at once. */
    private void changed(Transfer transfer, String what) {
        log.record(
                "transfer",
                "transfer/" + transfer.id() + " " + what + " " + transfer.account() + " > "
                        + (transfer.successor() == null ? "-" : transfer.successor()) + " " + transfer.day());
        Set<String> concerned = new TreeSet<>(List.of(transfer.account(), transfer.registeredBy()));
        if (transfer.successor() != null) {
            concerned.add(transfer.successor());
        }
        events.publishEvent(new PostNotice(
                "transfer",
                transfer.id(),
                transfer.municipality(),
                what,
                transfer.account(),
                transfer.successor(),
                transfer.day(),
                null,
                concerned));
    }

    boolean isWithdrawable(Transfer transfer) {
        return transfer.isOpen() && today().isBefore(transfer.day());
    }

    /** @throws Refusal {@code transfer.none} also for what the reader may not see */
    Transfer get(Account reader, long id) {
        return table.find(id)
                .filter(found -> rights.mayRead(reader, found))
                .orElseThrow(() -> Refusal.notFound("transfer.none"));
    }

    /** The newest first. */
    List<Transfer> of(Account reader) {
        return rights.municipalities(reader).stream()
                .flatMap(municipality -> table.of(municipality, MOST).stream())
                .filter(transfer -> rights.mayRead(reader, transfer))
                .toList();
    }

    private void checkDay(@Nullable LocalDate day) {
        if (day == null) {
            throw Refusal.of("transfer.dayMissing").field("day");
        }
        if (day.isBefore(today())) {
            throw Refusal.of("transfer.past").field("day");
        }
        if (day.isAfter(today().plusDays(FURTHEST_DAYS))) {
            throw Refusal.of("transfer.tooFar", FURTHEST_DAYS).field("day");
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    private static Refusal unknown() {
        return Refusal.of("transfer.unknown").field("account");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
