package safecity.ordinance;

/**
 * A vote: what the chair declared, and the figures that have to bear it out.
 */
public record BallotEntry(
        String decision, Integer members, Integer present, Integer against, Integer abstained, String comment) {}
