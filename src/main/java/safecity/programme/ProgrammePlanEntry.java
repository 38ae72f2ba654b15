package safecity.programme;

import java.math.BigDecimal;

/**
 * The plan of a safety promotion programme.
 *
 * @param budgetMillion million won a year
 * @param targetValue of one year, in {@code unit}
 */
public record ProgrammePlanEntry(
        String goal,
        String target,
        String criterion,
        long budgetMillion,
        String indicatorName,
        String formula,
        String dataSource,
        String unit,
        int baselineYear,
        BigDecimal baselineValue,
        BigDecimal targetValue) {}
