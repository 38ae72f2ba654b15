package safecity.research;

/**
 * The evaluation of the proposals of a negotiated tender.
 *
 * @param qualifiedCount how many may be negotiated with; ignored when there is none
 */
public record ProposalEvaluationEntry(String decision, Integer evaluators, Integer qualifiedCount, String comment) {}
