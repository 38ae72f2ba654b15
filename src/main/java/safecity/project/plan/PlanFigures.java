package safecity.project.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The plan in force as a document prints it. Amounts are million won.
 *
 * @param budget year to source of funds to amount, in the order of the years
 */
public record PlanFigures(
        int version,
        LocalDate from,
        LocalDate to,
        long budgetHeader,
        long budgetOverview,
        Map<Integer, Map<String, Long>> budget,
        List<Stage> stages,
        List<Goal> goals,
        List<PlannedContract> contracts) {

    /** A milestone with its planned period, both days included. */
    public record Stage(String name, LocalDate from, LocalDate to) {}

    /** @param percent cumulative, at the year's end */
    public record Goal(int year, int percent, List<String> goals) {}
}
