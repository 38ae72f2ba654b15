package safecity.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.identity.AccountUnlocked;
import safecity.engine.identity.SignInBlocks;

/**
 * Slows down who guesses passwords, by the real clock whatever time the demo plays.
 *
 * <p>An account is blocked for the address that guessed, so that nobody locks somebody else out; an address is blocked
 * that tries many accounts; an account is blocked everywhere only under attack from many addresses, and even then neither
 * where the account has signed in before, so that nobody shuts a person out of their own place of work, nor from the
 * server itself, where the administrator gets in through a tunnel.
 */
@Component
class SignInThrottle implements SignInBlocks {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int OF_ACCOUNT_FROM_ADDRESS = 5;
    private static final int FROM_ADDRESS = 50;
    private static final int OF_ACCOUNT = 100;
    private static final int MOST_REMEMBERED = 50_000;

    /** How often it failed; each failure starts the window anew, so a bucket that refills would let guessers go on. */
    private final Cache<String, Integer> failures;

    private final BiPredicate<String, String> known;

    @Autowired
    SignInThrottle(AccessLog log) {
        this(System::nanoTime, log::hasSignedIn);
    }

    /** @param known whether the account has signed in from the address before */
    SignInThrottle(LongSupplier nanos, BiPredicate<String, String> known) {
        this.known = known;
        failures = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MOST_REMEMBERED)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    boolean isBlocked(String account, String address) {
        boolean here = address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
        return failures(pair(account, address)) >= OF_ACCOUNT_FROM_ADDRESS
                || failures(address) >= FROM_ADDRESS && !here
                || failures("@" + account) >= OF_ACCOUNT && !here && !known.test(account, address);
    }

    @Override
    public boolean isBlocked(String account) {
        return failures("@" + account) >= OF_ACCOUNT
                || failures.asMap().entrySet().stream()
                        .anyMatch(failed -> failed.getKey().startsWith(account + "@")
                                && failed.getValue() >= OF_ACCOUNT_FROM_ADDRESS);
    }

    void failed(String account, String address) {
        for (String key : new String[] {pair(account, address), address, "@" + account}) {
            failures.asMap().merge(key, 1, Integer::sum);
        }
    }

    /** An administrator lets the account sign in again, from everywhere. */
    @EventListener
    void unlocked(AccountUnlocked unlocked) {
        failures.asMap().keySet().removeIf(key -> key.startsWith(unlocked.account() + "@"));
        failures.invalidate("@" + unlocked.account());
    }

    void succeeded(String account, String address) {
        failures.invalidate(pair(account, address));
    }

    private int failures(String key) {
        Integer count = failures.getIfPresent(key);
        return count == null ? 0 : count;
    }

    private static String pair(String account, String address) {
        return account + "@" + address;
    }
}
