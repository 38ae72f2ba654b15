package safecity.research;

/**
 * What was in the tender box.
 *
 * @param decision {@code valid}, {@code single} or {@code none}
 */
public record BidOpeningEntry(String decision, Integer bids, String comment) {}
