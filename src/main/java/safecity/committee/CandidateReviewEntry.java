package safecity.committee;

/**
 * The review of the candidates: how many of each sex, and how many with a ground against them.
 */
public record CandidateReviewEntry(
        String decision,
        int appointedMale,
        int appointedFemale,
        int officialCount,
        int disqualified,
        int overCommitted,
        int termExceeded,
        int conflicted,
        String conflictMeasures) {}
