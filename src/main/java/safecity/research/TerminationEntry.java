package safecity.research;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract is to end before its time, or its guarantor to go on with it.
 *
 * @param decision   {@code submit} or {@code withdraw}; the latter asks for nothing
 * @param ground     one of 지방계약법 제30조의2제1항, or {@code agreed}
 * @param accepted   won of deliveries that were inspected and taken over; none where it is empty
 * @param afterwards {@code next-ranked}, {@code new-notice}, {@code reconsider} or {@code guarantor}
 */
public record TerminationEntry(
        String decision,
        @Nullable String ground,
        @Nullable String terminationReason,
        @Nullable LocalDate endsOn,
        @Nullable Long accepted,
        @Nullable String afterwards,
        @Nullable String guarantor,
        @Nullable String comment) {}
