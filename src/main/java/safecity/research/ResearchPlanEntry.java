package safecity.research;

/**
 * Why a research contract is needed, and how it differs from what was studied before.
 *
 * @param prismResult {@code none} or {@code similar}
 */
public record ResearchPlanEntry(String purpose, String prismResult, String difference) {}
