package safecity.story;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers that a municipality gives once, for stories that share one. */
public final class FreshNumbers {

    private static final AtomicInteger LAST = new AtomicInteger(1_000);

    private FreshNumbers() {}

    public static int next() {
        return LAST.incrementAndGet();
    }

    /** Whether a field of a form asks for such a number. */
    public static boolean asked(String field) {
        return field.equals("promulgationNumber");
    }
}
