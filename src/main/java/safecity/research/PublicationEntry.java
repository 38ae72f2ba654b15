package safecity.research;

/**
 * Whether and how the result of a research contract is published.
 *
 * @param disclosure {@code public}, {@code partial} or {@code closed}
 */
public record PublicationEntry(String disclosure, String closedReason, String quality, String useOfResults) {}
