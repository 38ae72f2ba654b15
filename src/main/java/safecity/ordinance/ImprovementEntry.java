package safecity.ordinance;

/**
 * How the improvements that the assessments demanded were reflected in the draft.
 */
public record ImprovementEntry(String decision, String reflection, String comment) {}
