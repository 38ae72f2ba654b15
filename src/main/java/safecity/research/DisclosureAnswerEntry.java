package safecity.research;

/**
 * The answer to an opinion on the specification.
 */
public record DisclosureAnswerEntry(long estimatedPrice, String action) {}
