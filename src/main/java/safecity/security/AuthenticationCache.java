package safecity.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountChanged;

/**
 * Remembers for a minute who a program is: the hash of a password is made to be slow, a token is read into groups, and a
 * program sends either with each request. Kept is a keyed digest under a key that lives as long as the process; forgotten at once
 * when any account changes.
 */
@Component
class AuthenticationCache {

    private static final Duration LASTS = Duration.ofMinutes(1);
    /** No account has this id. */
    private static final String TOKEN = "\u0001";

    private static final int MOST = 10_000;

    /** Copied for each digest: to look an algorithm up and key it costs more than the digest. */
    private final Mac keyed;

    /** Holds what is being looked at too: a slow look keeps nobody else waiting. */
    private final AsyncCache<Key, Account> remembered;

    /** How often accounts have changed: what was read before a change isn't found after it. */
    private final AtomicLong changes = new AtomicLong();

    @Autowired
    AuthenticationCache() {
        this(System::nanoTime);
    }

    AuthenticationCache(LongSupplier nanos) {
        remembered = Caffeine.newBuilder()
                .expireAfterWrite(LASTS)
                .maximumSize(MOST)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .buildAsync();
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
        CompletableFuture<Account> mine = new CompletableFuture<>();
        CompletableFuture<Account> first = remembered.asMap().putIfAbsent(key(account, password), mine);
        return first == null ? checked(mine, check) : found(first).orElseGet(check);
    }

    Optional<Account> findByToken(String token) {
        return Optional.ofNullable(remembered.synchronous().getIfPresent(key(TOKEN, token)));
    }

    void rememberToken(Account account, String token) {
        remembered.synchronous().put(key(TOKEN, token), account);
    }

    /** Within the transaction that changes it; what is read before it ends isn't remembered either. */
    @EventListener
    void forget(AccountChanged changed) {
        forgetAll();
    }

    @TransactionalEventListener
    void changed(AccountChanged changed) {
        forgetAll();
    }

    private void forgetAll() {
        changes.incrementAndGet();
        remembered.synchronous().invalidateAll();
    }

    /** A finding that is nobody's is forgotten by the cache, and told to those who wait for it. */
    private static Account checked(CompletableFuture<Account> finding, Supplier<Account> check) {
        try {
            finding.complete(check.get());
            return finding.join();
        } finally {
            finding.cancel(false);
        }
    }

    private static Optional<Account> found(CompletableFuture<Account> finding) {
        return finding.thenApply(Optional::of)
                .exceptionally(refused -> Optional.empty())
                .join();
    }

    private Key key(String account, String password) {
        return new Key(changes.get(), digest(account, password));
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

    private record Key(long changes, String digest) {}
}
