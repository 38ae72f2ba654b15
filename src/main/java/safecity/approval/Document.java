package safecity.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document in approval with the line that the delegation rules gave it; amount in won, 0 when none. */
record Document(
        String id,
        String projectKey,
        String kind,
        String title,
        long amount,
        String drafterDuty,
        String reviewDuties,
        String agreeDuties,
        String deciderDuty,
        String delegation,
        @Nullable Instant openedAt) {}
