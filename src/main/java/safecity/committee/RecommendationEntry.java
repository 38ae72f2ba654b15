package safecity.committee;

/**
 * How many candidates of each sex a body recommends.
 */
public record RecommendationEntry(String decision, int recommendedMale, int recommendedFemale) {}
