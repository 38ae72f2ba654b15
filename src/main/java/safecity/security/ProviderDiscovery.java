package safecity.security;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the provider said about itself when it was first needed. One request at a time asks; while the provider is away the
 * others are told so at once and after a failure nobody asks for some seconds, or they would all wait for it.
 */
class ProviderDiscovery<T> {

    private static final long PATIENCE_SECONDS = 3;
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final Supplier<T> question;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T answer;
    private volatile @Nullable Long failed;

    ProviderDiscovery(Supplier<T> question) {
        this(question, System::nanoTime);
    }

    ProviderDiscovery(Supplier<T> question, LongSupplier nanos) {
        this.question = question;
        this.nanos = nanos;
    }

    /** The provider doesn't answer, or not as a provider does. */
    static class Away extends IllegalStateException {

        Away(@Nullable Throwable cause) {
            super("The OpenID provider could not be asked for its configuration.", cause);
        }
    }

    T get() {
        T known = answer;
        return known != null ? known : asked();
    }

    private T asked() {
        if (isPausing() || !isMyTurn()) {
            throw new Away(null);
        }
        try {
            T known = answer;
            if (known == null) {
                if (isPausing()) {
                    throw new Away(null);
                }
                known = question.get();
                answer = known;
            }
            return known;
        } catch (Away again) {
            throw again;
        } catch (RuntimeException failure) {
            failed = nanos.getAsLong();
            throw new Away(failure);
        } finally {
            asking.unlock();
        }
    }

    private boolean isPausing() {
        Long since = failed;
        return since != null && nanos.getAsLong() - since < PAUSE_NANOS;
    }

    private boolean isMyTurn() {
        try {
            return asking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
