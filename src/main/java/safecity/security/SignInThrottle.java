package safecity.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, by the real clock whatever time the demo plays.
 *
 * <p>An account is blocked for the address that guessed, so that nobody locks somebody else out; an address is blocked
 * that tries many accounts; an account is blocked everywhere only under attack from many addresses, and even then not
 * from the server itself, where the administrator gets in through a tunnel.
 */
@Component
class SignInThrottle {

    private static final long WINDOW_NANOS = Duration.ofMinutes(15).toNanos();
    private static final int OF_ACCOUNT_FROM_ADDRESS = 5;
    private static final int FROM_ADDRESS = 50;
    private static final int OF_ACCOUNT = 100;
    private static final int MOST_REMEMBERED = 50_000;

    private final LongSupplier nanos;
    private final Map<String, Failures> remembered = new ConcurrentHashMap<>();

    @Autowired
    SignInThrottle() {
        this(System::nanoTime);
    }

    SignInThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean isBlocked(String account, String address) {
        boolean here = address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
        return failures(pair(account, address)) >= OF_ACCOUNT_FROM_ADDRESS
                || failures(address) >= FROM_ADDRESS && !here
                || failures("@" + account) >= OF_ACCOUNT && !here;
    }

    void failed(String account, String address) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.values().removeIf(this::isOver);
        }
        for (String key : new String[] {pair(account, address), address, "@" + account}) {
            remembered.merge(
                    key,
                    new Failures(1, nanos.getAsLong()),
                    (known, one) -> new Failures(isOver(known) ? 1 : known.count() + 1, one.last()));
        }
    }

    void succeeded(String account, String address) {
        remembered.remove(pair(account, address));
    }

    private int failures(String key) {
        Failures failures = remembered.get(key);
        return failures == null || isOver(failures) ? 0 : failures.count();
    }

    private boolean isOver(Failures failures) {
        return nanos.getAsLong() - failures.last() > WINDOW_NANOS;
    }

    private static String pair(String account, String address) {
        return account + "@" + address;
    }

    private record Failures(int count, long last) {}
}
