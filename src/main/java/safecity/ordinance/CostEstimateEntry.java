package safecity.ordinance;

/**
 * Whether an ordinance needs an estimate of its cost (지방자치법 제78조), and the estimate.
 *
 * @param estimatedCost estimate over five years in million won; may be missing
 */
public record CostEstimateEntry(String decision, Long estimatedCost, String comment) {}
