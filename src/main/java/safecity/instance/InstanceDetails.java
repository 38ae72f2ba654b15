package safecity.instance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.processes.InstancePaths.Path;

/**
 * Everything about one procedure.
 *
 * @param caller null for one that nothing called, or whose caller the reader doesn't see
 * @param values what people entered last in each field
 */
record InstanceDetails(
        InstanceView view,
        Path path,
        @Nullable InstanceView caller,
        List<InstanceView> called,
        List<StepTime> times,
        List<EnteredValue> values,
        List<Failure> failures,
        List<Once> settled) {

    /**
     * How long a step took, all times together.
     *
     * @param longest null where it was entered once
     * @param open    address of the task that is open; null for none
     */
    record StepTime(
            String name,
            int times,
            String total,
            @Nullable String longest,
            boolean running,
            @Nullable String open) {}

    /** @param address of the step in which it was entered */
    record EnteredValue(String label, String value, String step, String by, Instant at, String address) {}

    /**
     * A failure that lasts.
     *
     * @param incident  id; null while the machine goes on trying by itself
     * @param retryable whether somebody can let it be tried again
     * @param kind      whose affair it is
     * @param sentence  what the rule said that refused; null where none did
     */
    record Failure(
            @Nullable String incident,
            boolean retryable,
            String step,
            @Nullable Instant since,
            @Nullable Instant nextAt,
            String kind,
            @Nullable String sentence,
            @Nullable String technical,
            int times) {}

    /** What failed once and was put right. */
    record Once(String step, Instant from, Instant until) {}
}
