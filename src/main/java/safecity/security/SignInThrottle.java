package safecity.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST = 200;

    /** How often it failed; each failure starts the window anew, so a bucket that refills would let guessers go on. */
    private final Cache<Tried, Integer> failures;

    private final BiPredicate<String, String> known;

    /** What was tried: an account from an address, from everywhere, or an address whatever the account; null stands for any. */
    private record Tried(@Nullable String account, @Nullable String address) {

        /** What nobody can be called is counted by its beginning: what is typed into the field may have a megabyte. */
        static Tried of(@Nullable String account, @Nullable String address) {
            return new Tried(
                    account == null || account.length() <= LONGEST ? account : account.substring(0, LONGEST), address);
        }
    }

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
        return failures(Tried.of(account, address)) >= OF_ACCOUNT_FROM_ADDRESS
                || failures(Tried.of(null, address)) >= FROM_ADDRESS && !here
                || failures(Tried.of(account, null)) >= OF_ACCOUNT && !here && !known.test(account, address);
    }

    @Override
    public boolean isBlocked(String account) {
        return failures(Tried.of(account, null)) >= OF_ACCOUNT
                || failures.asMap().entrySet().stream()
                        .anyMatch(failed -> account.equals(failed.getKey().account())
                                && failed.getKey().address() != null
                                && failed.getValue() >= OF_ACCOUNT_FROM_ADDRESS);
    }

    void failed(String account, String address) {
        Stream.of(Tried.of(account, address), Tried.of(null, address), Tried.of(account, null))
                .forEach(tried -> failures.asMap().merge(tried, 1, Integer::sum));
    }

    /** An administrator lets the account sign in again, from everywhere. */
    @EventListener
    void unlocked(AccountUnlocked unlocked) {
        failures.asMap().keySet().removeIf(tried -> unlocked.account().equals(tried.account()));
    }

    void succeeded(String account, String address) {
        failures.invalidate(Tried.of(account, address));
    }

    private int failures(Tried tried) {
        Integer count = failures.getIfPresent(tried);
        return count == null ? 0 : count;
    }
}
