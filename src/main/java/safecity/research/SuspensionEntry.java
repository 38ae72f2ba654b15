package safecity.research;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract is to be suspended.
 *
 * @param decision  {@code submit} or {@code withdraw}; the latter asks for nothing
 * @param cause     {@code department}, {@code beyond-control} or {@code contractor}
 * @param startsOn  the first day on which nothing is worked
 */
public record SuspensionEntry(
        String decision,
        @Nullable String cause,
        @Nullable String suspensionReason,
        @Nullable LocalDate startsOn,
        @Nullable String comment) {}
