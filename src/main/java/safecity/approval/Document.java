package safecity.approval;

import java.time.Instant;

/** A document in approval with the line that the delegation rules gave it; amount in won, 0 when none. */
record Document(
        String id,
        String projectKey,
        String kind,
        String title,
        long amount,
        String drafterRole,
        String reviewRoles,
        String agreeRoles,
        String deciderRole,
        String delegation,
        Instant openedAt) {}
