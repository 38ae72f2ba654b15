package safecity.external;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Places to work, so many for each of many: those of one who finds none free wait in the order in which they came. Whoever
 * sends more than has room has half of them as long as others work too, so that these have the larger part of the machine.
 */
public final class Turns {

    /** Between two requests of a client is nobody gone. */
    private static final long AROUND_NANOS = 1_000_000_000L;

    private final int places;
    private final int most;
    private final Duration patience;
    private final Duration pace;
    private final LongSupplier nanos;
    private final Map<String, Line> lines = new HashMap<>();

    /**
     * @param places   that one has
     * @param most     that one may have waiting
     * @param patience how long they wait
     * @param pace     how long a place stays taken when the work is done
     */
    public Turns(int places, int most, Duration patience, Duration pace) {
        this(places, most, patience, pace, System::nanoTime);
    }

    Turns(int places, int most, Duration patience, Duration pace, LongSupplier nanos) {
        this.places = places;
        this.most = most;
        this.patience = patience;
        this.pace = pace;
        this.nanos = nanos;
    }

    /** A place that is held until it is closed, once or again. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Line {
        private int working;
        private long left;
        private final Deque<Semaphore> waiting = new ArrayDeque<>();

        int present() {
            return working + waiting.size();
        }
    }

    /**
     * Waits for a place.
     *
     * @return null when there are too many before it, or none became free in time
     */
    public @Nullable Turn enter(String who) {
        return enter(who, most, patience);
    }

    /**
     * Waits for a place for what is under way already, and is therefore not sent away by those before it.
     *
     * @return null when none became free in time
     */
    public @Nullable Turn enterAgain(String who, Duration longest) {
        return enter(who, Integer.MAX_VALUE, longest);
    }

    private @Nullable Turn enter(String who, int mostBefore, Duration longest) {
        Semaphore turn = new Semaphore(0);
        synchronized (lines) {
            forgetGone();
            Line line = lines.computeIfAbsent(who, any -> new Line());
            line.waiting.add(turn);
            letIn(line);
            if (line.waiting.size() > mostBefore) {
                line.waiting.removeLast();
                return null;
            }
        }
        boolean entered = isTurn(turn, longest);
        synchronized (lines) {
            Line line = lines.get(who);
            // Let in at the last moment is in.
            if (!entered && line != null && line.waiting.remove(turn)) {
                line.left = nanos.getAsLong();
                return null;
            }
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                close(who);
            }
        };
    }

    private void close(String who) {
        if (pace.isZero()) {
            leave(who);
        } else {
            CompletableFuture.delayedExecutor(pace.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> leave(who));
        }
    }

    private static boolean isTurn(Semaphore turn, Duration longest) {
        try {
            return turn.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave(String who) {
        synchronized (lines) {
            Line line = Objects.requireNonNull(lines.get(who));
            line.working--;
            line.left = nanos.getAsLong();
            letIn(line);
        }
    }

    private void letIn(Line line) {
        while (!line.waiting.isEmpty() && line.working < room(line)) {
            line.working++;
            line.waiting.remove().release();
        }
    }

    private int room(Line line) {
        return line.present() > places && areOthersAround(line) ? Math.max(1, places / 2) : places;
    }

    private boolean areOthersAround(Line mine) {
        forgetGone();
        return lines.values().stream().anyMatch(line -> line != mine);
    }

    private void forgetGone() {
        long now = nanos.getAsLong();
        lines.values().removeIf(line -> line.present() == 0 && now - line.left >= AROUND_NANOS);
    }

    /** For tests: who is remembered. */
    int known() {
        synchronized (lines) {
            return lines.size();
        }
    }
}
