package safecity.accreditation.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whose a finding is.
 *
 * @param decision {@code transfer} or {@code keep}
 * @param newOwner the duty that it is handed on to
 */
public record OwnershipEntry(
        String decision,
        @Nullable String newOwner,
        @Nullable String comment) {}
