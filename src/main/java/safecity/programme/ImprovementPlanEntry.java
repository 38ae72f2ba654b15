package safecity.programme;

/**
 * What is done about a target that was missed, within how many calendar days.
 */
public record ImprovementPlanEntry(String cause, String measures, int improvementDays) {}
