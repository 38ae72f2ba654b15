package safecity.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
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

    private final SecretKeySpec key;
    private final LongSupplier nanos;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    @Autowired
    RecentSignIns() {
        this(System::nanoTime);
    }

    RecentSignIns(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    Optional<Account> find(String account, String password) {
        Remembered known = remembered.get(digest(account, password));
        return known == null || nanos.getAsLong() - known.since() > LASTS_NANOS
                ? Optional.empty()
                : Optional.of(known.account());
    }

    Optional<Account> findByToken(String token) {
        return find(TOKEN, token);
    }

    void remember(Account account, String password) {
        remember(account.id(), password, account);
    }

    void rememberToken(Account account, String token) {
        remember(TOKEN, token, account);
    }

    private void remember(String id, String secret, Account account) {
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        remembered.put(digest(id, secret), new Remembered(account, nanos.getAsLong()));
    }

    @EventListener
    void forget(AccountsChanged changed) {
        remembered.clear();
    }

    private String digest(String account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(account.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Remembered(Account account, long since) {}
}
