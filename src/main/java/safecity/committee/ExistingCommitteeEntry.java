package safecity.committee;

/**
 * A committee that exists already and takes over the duties of the safety committee.
 *
 * @param remainingDays calendar days that its appointed members still have, today included
 */
public record ExistingCommitteeEntry(
        String existingName,
        int appointedMale,
        int appointedFemale,
        int officialCount,
        int subcommittees,
        int remainingDays) {}
