package safecity.external;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another system, as it answers or doesn't. An outage is one line in the log when it begins and one when it ends,
 * however many failed on it meanwhile; the gauge {@code safecity.neighbour.away} is 1 between the two.
 */
public final class ExternalSystem {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalSystem.class);

    private final String name;
    private final AtomicReference<Outage> outage = new AtomicReference<>();

    private record Outage(long since, AtomicLong failures) {}

    /** @param name as the log and the metrics have it, such as {@code mail server} */
    public ExternalSystem(String name) {
        this.name = name;
        Metrics.gauge("safecity.neighbour.away", List.of(Tag.of("neighbour", name)), this, one -> one.isAway() ? 1 : 0);
    }

    public boolean isAway() {
        return outage.get() != null;
    }

    /** It did what it was asked for. */
    public void answered() {
        Outage over = outage.getAndSet(null);
        if (over != null) {
            LOG.warn(
                    "The {} answers again after {} s; {} request(s) failed on it meanwhile",
                    name,
                    Duration.ofNanos(System.nanoTime() - over.since()).toSeconds(),
                    over.failures());
        }
    }

    /** It did not; only the first of a series is told. */
    public void failed(Throwable why) {
        Outage begun = new Outage(System.nanoTime(), new AtomicLong());
        Outage running = outage.compareAndExchange(null, begun);
        if (running == null) {
            LOG.error("The {} does not do its work: {}", name, reason(why));
            running = begun;
        }
        running.failures().incrementAndGet();
        LOG.debug("The {} does not do its work", name, why);
    }

    /** The last word in the chain of causes says what happened. */
    private static String reason(Throwable why) {
        Throwable last = why;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String outer =
                Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName());
        return last == why || last.getMessage() == null || outer.contains(last.getMessage())
                ? outer
                : outer + ": " + last.getMessage();
    }
}
