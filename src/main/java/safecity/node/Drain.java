package safecity.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Between the moment at which the readiness falls and the one at which the port closes: a proxy that asks for the readiness
 * now and then stops sending people here before they would be cut. Everything is served meanwhile.
 */
@Component
class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Duration pause;
    private final AtomicBoolean running = new AtomicBoolean();

    Drain(@Value("${safecity.node.drain:PT0S}") Duration pause) {
        this.pause = pause;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        if (!running.compareAndSet(true, false) || pause.isZero()) {
            return;
        }
        LOG.info("No longer ready; the port closes in {} s", pause.toSeconds());
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** Stops first of all, before the web server, whose phase is lower. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
