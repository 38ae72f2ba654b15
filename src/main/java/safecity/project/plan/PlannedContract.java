package safecity.project.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * A research contract as the plan foresees it. How many there are and what each delivers is data.
 *
 * @param code           such as {@code C1}
 * @param deliverables   of {@code baseline}, {@code evaluation}, {@code outcome}: one or several
 * @param budgetYear     the year whose budget pays for it
 * @param estimatedPrice in won, without VAT (추정가격)
 */
public record PlannedContract(
        String code,
        String nameKo,
        List<String> deliverables,
        LocalDate from,
        LocalDate to,
        int budgetYear,
        long estimatedPrice) {}
