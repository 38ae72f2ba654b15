package safecity.datarequest;

/**
 * What a department answers to a demand.
 *
 * @param decision {@code provide}, {@code partly} or {@code refuse}
 * @param comment  why not all of it is provided; may be empty with {@code provide}
 */
public record AnswerEntry(String decision, String answer, String comment) {}
