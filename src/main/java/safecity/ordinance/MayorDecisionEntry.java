package safecity.ordinance;

/**
 * The mayor promulgates, or asks the council to think again (지방자치법 제32조).
 *
 * @param grounds {@code objection} of the mayor's own or {@code city-order} of the metropolitan city's mayor
 */
public record MayorDecisionEntry(String decision, String grounds, String comment) {}
