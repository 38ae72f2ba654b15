package safecity.programme;

/**
 * The evaluation of a programme at the end of a year.
 */
public record YearEvaluationEntry(String decision, String assessment, String comment) {}
