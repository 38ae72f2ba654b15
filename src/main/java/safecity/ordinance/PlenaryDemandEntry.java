package safecity.ordinance;

/**
 * Whether the plenary was demanded for a bill that the committee rejected (지방자치법 제81조).
 */
public record PlenaryDemandEntry(
        String decision, String demandedBy, Integer members, Integer demanding, String comment) {}
