package safecity.engine.contract;

/**
 * What most steps ask for: a decision and what is said with it.
 *
 * @param decision one of the options of the field {@code decision}
 * @param comment  empty when nothing was said
 */
public record DecisionEntry(String decision, String comment) {}
