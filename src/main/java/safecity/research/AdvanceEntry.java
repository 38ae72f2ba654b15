package safecity.research;

import org.jspecify.annotations.Nullable;

/**
 * An advance is to be paid for a contract.
 *
 * @param decision      {@code submit}, or {@code refuse}: nothing is paid
 * @param advanceAmount in won
 * @param guarantee     who guarantees that it is paid back, and the number of the paper
 * @param moreReason    why it is more than the law allows without a reason; empty where it isn't
 */
public record AdvanceEntry(
        String decision,
        @Nullable Long advanceAmount,
        @Nullable String guarantee,
        @Nullable String moreReason,
        @Nullable String comment) {}
