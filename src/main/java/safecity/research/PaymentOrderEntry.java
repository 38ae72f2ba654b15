package safecity.research;

import org.jspecify.annotations.Nullable;

/**
 * What is to be paid for a claim.
 *
 * @param decision   {@code submit}, or {@code returned}: the claim goes back
 * @param exemptDays days of the delay for which the contractor isn't to blame; none where it is empty
 */
public record PaymentOrderEntry(
        String decision,
        @Nullable Integer exemptDays,
        @Nullable String exemptReason,
        @Nullable String comment) {}
