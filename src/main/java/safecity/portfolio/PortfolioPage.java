package safecity.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of the list; {@code page} begins at 0, {@code total} counts what the filters leave. */
@Schema(name = "ProjectRows")
public record PortfolioPage(List<PortfolioRow> items, int page, int size, int total, Sums sums) {

    /** Over all that the filters leave, not only this page; amounts in won. */
    @Schema(name = "ProjectSums")
    public record Sums(
            int projects,
            int lateMilestones,
            int openTasks,
            int overdueTerms,
            long allotted,
            long committed,
            long paid,
            long remaining) {}
}
