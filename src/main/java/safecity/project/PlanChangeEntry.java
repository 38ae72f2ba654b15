package safecity.project;

import java.time.LocalDate;

/**
 * A change of the adopted plan; what is left empty stays as it is.
 *
 * @param milestone code of the milestone whose period changes
 * @param milestoneFrom first day
 * @param milestoneTo last day
 * @param budgetAmount million won
 * @param correctTotal whether header and overview become the sum of the years
 */
public record PlanChangeEntry(
        String milestone,
        LocalDate milestoneFrom,
        LocalDate milestoneTo,
        Integer budgetYear,
        Long budgetAmount,
        boolean correctTotal) {}
