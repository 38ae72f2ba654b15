package safecity.programme;

import java.math.BigDecimal;

/**
 * A safety promotion programme that somebody proposes.
 *
 * @param proposalBegins {@code this-year} or {@code next-year}
 * @param proposalYears how many years it runs
 */
public record ProposalEntry(
        String proposalTitle,
        String proposalField,
        String proposalOwnerDuty,
        String proposalCriterion,
        String proposalBegins,
        int proposalYears,
        String proposalGoal,
        String proposalIndicator,
        String proposalFormula,
        String proposalDataSource,
        String proposalUnit,
        String proposalDirection,
        String proposalMeasure,
        BigDecimal proposalBaseline,
        BigDecimal proposalTarget) {}
