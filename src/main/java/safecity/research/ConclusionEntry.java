package safecity.research;

/**
 * The contract that was concluded, or why it was not.
 *
 * @param decision {@code concluded} or {@code failed}
 * @param contractAmount in won, VAT included
 * @param bondPercent percent of the amount
 */
public record ConclusionEntry(
        String decision,
        String contractor,
        Long contractAmount,
        Integer bondPercent,
        boolean supportCentre,
        String comment) {}
