package safecity.ordinance;

/**
 * The plan to enact an ordinance.
 */
public record OrdinancePlanEntry(String ordinanceTitle, String purpose) {}
