package safecity.engine.failure;

import java.util.function.Supplier;

/**
 * Whether this thread runs a command that somebody sent by the engine's API. Its failures are put into words where the
 * command ends, before the API's resources rewrite them; the engine's own threads and our own code go on catching what the
 * engine throws.
 */
public final class EngineCalls {

    private static final ThreadLocal<Boolean> BY_API = ThreadLocal.withInitial(() -> false);

    private EngineCalls() {}

    /** What may fail while a request on one of the mounts is served. */
    @FunctionalInterface
    public interface Request<X extends Exception, Y extends Exception> {
        void serve() throws X, Y;
    }

    /** Serves a request of the API. */
    public static <X extends Exception, Y extends Exception> void byApi(Request<X, Y> request) throws X, Y {
        boolean before = BY_API.get();
        BY_API.set(true);
        try {
            request.serve();
        } finally {
            BY_API.set(before);
        }
    }

    /** Calls the engine for code of ours that catches what the engine throws. */
    public static <T> T byOurselves(Supplier<T> call) {
        boolean before = BY_API.get();
        BY_API.set(false);
        try {
            return call.get();
        } finally {
            BY_API.set(before);
        }
    }

    static boolean isByApi() {
        return BY_API.get();
    }
}
