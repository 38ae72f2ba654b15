package safecity.committee;

/**
 * Candidates next in rank, by sex.
 */
public record ReplacementEntry(int appointedMale, int appointedFemale) {}
