package safecity.programme;

import java.math.BigDecimal;

/**
 * The target of a proposed programme against its baseline.
 */
public record ProposalTargetEntry(String proposalDirection, BigDecimal proposalBaseline, BigDecimal proposalTarget) {}
