package safecity.programme;

import java.math.BigDecimal;

/**
 * A change of a programme's plan.
 */
public record ProgrammeChangeEntry(
        String changeReason, long budgetMillion, BigDecimal baselineValue, BigDecimal targetValue) {}
