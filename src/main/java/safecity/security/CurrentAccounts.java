package safecity.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountChanged;
import safecity.engine.identity.Accounts;

/**
 * Groups and municipalities of those who are signed in as they are now, whatever they were at the sign-in. Read again when any
 * account has changed on this node, and after a few seconds for what changed on another.
 */
@Component
class CurrentAccounts {

    static final long LASTS_NANOS = 3_000_000_000L;
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final Function<String, Set<String>> lent;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Autowired
    CurrentAccounts(Accounts accounts, LentGroups lent) {
        this(accounts, lent::of, System::nanoTime);
    }

    CurrentAccounts(Accounts accounts, Function<String, Set<String>> lent, LongSupplier nanos) {
        this.accounts = accounts;
        this.lent = lent;
        this.nanos = nanos;
    }

    /**
     * @param mark of its password, its municipalities and the groups of its own; a session ends when it changes, and not by
     *             what an absence lends or takes back
     */
    record Current(Account account, String mark) {}

    private record Seen(Optional<Current> current, long changes, long at) {}

    /** Empty when the account is gone. */
    Optional<Current> of(String id) {
        Seen known = seen.get(id);
        long now = changes.get();
        if (known == null || known.changes() != now || nanos.getAsLong() - known.at() >= LASTS_NANOS) {
            known = new Seen(read(id), now, nanos.getAsLong());
            if (seen.size() >= MOST) {
                seen.clear();
            }
            seen.put(id, known);
        }
        return known.current();
    }

    /** Whatever was kept: for who is about to end a session. */
    Optional<Current> anew(String id) {
        seen.remove(id);
        return of(id);
    }

    private Optional<Current> read(String id) {
        return accounts.find(id)
                .flatMap(account -> accounts.mark(id)
                        .map(password ->
                                new Current(account, password + " " + own(account) + " " + account.tenants())));
    }

    private List<String> own(Account account) {
        Set<String> borrowed = lent.apply(account.id());
        return account.groups().stream()
                .filter(group -> !borrowed.contains(group))
                .toList();
    }

    /** Within the transaction that changes it and once more when others can read what it changed. */
    @EventListener
    void changing(AccountChanged changed) {
        changes.incrementAndGet();
    }

    @TransactionalEventListener
    void changed(AccountChanged changed) {
        changes.incrementAndGet();
    }
}
