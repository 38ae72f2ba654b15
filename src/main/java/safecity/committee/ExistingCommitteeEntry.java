package safecity.committee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A committee that exists already and takes over the duties of the safety committee.
 *
 * @param remainingDays calendar days that its appointed members still have, today included
 * @param balancePlan   how a committee that isn't balanced will be
 * @param balanceBy     by when
 */
public record ExistingCommitteeEntry(
        String existingName,
        int appointedMale,
        int appointedFemale,
        int officialCount,
        int subcommittees,
        int remainingDays,
        @Nullable String balancePlan,
        @Nullable LocalDate balanceBy) {}
