package safecity.accreditation.audit;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of a finding did about it.
 *
 * @param decision {@code done}, or {@code hand-over} where it belongs to another department
 * @param outcome  of a recommendation: {@code implemented}, {@code partly} or {@code declined}
 * @param rootCause of a recommendation that isn't implemented, or not wholly, the reason
 * @param toDuty   whom it is to be handed on to
 */
public record CorrectionEntry(
        String decision,
        @Nullable String outcome,
        @Nullable String rootCause,
        @Nullable String action,
        @Nullable String evidenceReference,
        @Nullable String toDuty,
        @Nullable String comment) {}
