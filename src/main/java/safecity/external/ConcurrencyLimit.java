package safecity.external;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets so many through at a time, so that those who wait for a slow neighbour don't take everybody's threads. */
public final class ConcurrencyLimit {

    private final Semaphore places;
    private final Duration patience;

    /** @param patience how long somebody waits for a place */
    public ConcurrencyLimit(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** A place that is held until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @return null when none became free in time */
    public @Nullable Place enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS) ? places::release : null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
