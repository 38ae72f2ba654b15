package safecity.research;

/**
 * A claim for money.
 *
 * @param claimAmount      in won
 * @param claimKind        {@code final}: the contract is settled with it; {@code part}: more is to be claimed. Empty counts as
 *                         final, as claims did before there were parts
 * @param settlementReason why a final claim asks for less than is left of the contract
 */
public record ClaimEntry(Long claimAmount, String claimKind, String settlementReason) {

    boolean settles() {
        return !"part".equals(claimKind);
    }
}
