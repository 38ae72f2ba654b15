package safecity.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.Account;
import safecity.engine.AccountsChanged;

/**
 * Remembers for a minute who a program is: the hash of a password is made to be slow, a token is read into groups, and a
 * program sends either with each request. Kept is a keyed digest under a key that lives as long as the process; forgotten at once
 * when any account changes.
 */
@Component
class RecentSignIns {

    private static final long LASTS_NANOS = 60_000_000_000L;
    /** No account has this id. */
    private static final String TOKEN = "\u0001";

    private static final int MOST = 10_000;

    /** Copied for each digest: to look an algorithm up and key it costs more than the digest. */
    private final Mac keyed;

    private final LongSupplier nanos;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Account>> underway = new ConcurrentHashMap<>();
    /** How often accounts have changed: what was read before a change isn't remembered after it. */
    private final AtomicLong changes = new AtomicLong();

    @Autowired
    RecentSignIns() {
        this(System::nanoTime);
    }

    RecentSignIns(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(random, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The account that sent this password within the last minute; else what the check finds. A program's many clients
     * come at once when the minute is over: one is looked at, the others wait for it.
     *
     * @param check throws when it is nobody; such a finding is nobody else's
     */
    Account findOr(String account, String password, Supplier<Account> check) {
        String digest = digest(account, password);
        return find(digest).orElseGet(() -> checkedOnce(digest, check));
    }

    Optional<Account> findByToken(String token) {
        return find(digest(TOKEN, token));
    }

    void rememberToken(Account account, String token) {
        remember(digest(TOKEN, token), account);
    }

    /** Within the transaction that changes it; what is read before it ends isn't remembered either. */
    @EventListener
    void forget(AccountsChanged changed) {
        forgetAll();
    }

    @TransactionalEventListener
    void changed(AccountsChanged changed) {
        forgetAll();
    }

    private void forgetAll() {
        changes.incrementAndGet();
        remembered.clear();
    }

    private Optional<Account> find(String digest) {
        Remembered known = remembered.get(digest);
        return known == null || nanos.getAsLong() - known.since() > LASTS_NANOS
                ? Optional.empty()
                : Optional.of(known.account());
    }

    private Account checkedOnce(String digest, Supplier<Account> check) {
        CompletableFuture<Account> mine = new CompletableFuture<>();
        CompletableFuture<Account> first = underway.putIfAbsent(digest, mine);
        if (first != null) {
            return first.exceptionally(refused -> null)
                    .thenApply(Optional::ofNullable)
                    .join()
                    .orElseGet(check);
        }
        try {
            long before = changes.get();
            Account account = check.get();
            if (changes.get() == before) {
                remember(digest, account);
            }
            mine.complete(account);
            return account;
        } finally {
            underway.remove(digest);
            mine.cancel(false);
        }
    }

    private void remember(String digest, Account account) {
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        remembered.put(digest, new Remembered(account, nanos.getAsLong()));
    }

    private String digest(String account, String password) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(account.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Remembered(Account account, long since) {}
}
