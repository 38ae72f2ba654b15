package safecity.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.evidence.CriteriaProven;
import safecity.project.overview.ProjectView.Coded;
import safecity.project.overview.ProjectView.Milestone;
import safecity.project.overview.ProjectView.TaskView;
import safecity.project.overview.ProjectView.Wait;

/**
 * A project in a list of them, as of today: what its page, its file and programs tell. Percentages are whole numbers, amounts
 * won.
 */
@Schema(name = "ProjectRow")
public record PortfolioRow(
        String key,
        String title,
        Coded municipality,

        @Schema(description = "The criteria by which it is judged")
        Coded scheme,

        @Schema(description = "RUNNING, SUSPENDED, COMPLETED or ABANDONED, as the engine and the record tell it")
        Coded state,

        @Schema(description = "As in the project itself") Coded phase,

        @Schema(description = "Why it stands where it does: the list begins with what needs attention")
        Reason attention,

        LocalDate plannedFrom,
        LocalDate plannedTo,
        int plannedPercent,
        int reachedPercent,

        @Schema(
                description =
                        "Calendar days by which the project is ahead of its plan; negative: behind it, since the first day by which "
                                + "the plan foresaw more than is reached")
        long daysAhead,

        @Schema(description = "The open milestone whose planned end comes next; null where none is to come") @Nullable
        Due next,

        @Schema(description = "Milestones whose planned end is over, though they aren't reached")
        int lateMilestones,

        @Schema(description = "The one of them furthest behind; its daysLeft is negative; null for none") @Nullable
        Due latest,

        @Schema(
                description =
                        "Milestones that are behind the plan, by the kind of delay and those furthest behind first")
        List<Milestone> behind,

        @Schema(description = "null while none was made, and for what is over") @Nullable
        Expected declaration,

        @Schema(description = "Open tasks of the project") int openTasks,

        @Schema(description = "Open tasks whose due date was a period of the law and is over")
        int overdueTerms,

        @Schema(description = "The oldest of them; null for none") @Nullable
        TaskView overdueTerm,

        CriteriaProven.Counted criteria,
        Money money,

        @Schema(description = "What failed in the engine and waits for whoever clears it")
        int failures,

        @Schema(description = "The open task that is due first; null while nobody has to do anything") @Nullable
        TaskView waitsFor,

        @Schema(description = "Moments for which the models wait, the nearest first")
        List<Wait> waits) {

    /** @param sentence the ground with its figure, for people */
    @Schema(name = "ProjectAttentionTold")
    public record Reason(Attention.Ground ground, long figure, String sentence) {}

    /** @param daysLeft calendar days until {@code on}; negative when it is over */
    @Schema(name = "MilestoneDue")
    public record Due(String code, String name, LocalDate on, long daysLeft) {}

    /**
     * @param onDay     when it was forecast
     * @param half      reached by then in half of the trials
     * @param nineOfTen in nine of ten
     * @param daysLate  from the planned day to {@code half}; negative: sooner
     */
    @Schema(name = "DeclarationExpected")
    public record Expected(
            LocalDate onDay,
            LocalDate planned,
            LocalDate half,
            LocalDate nineOfTen,
            int onTimePercent,
            long daysLate) {}

    /** All years together; {@code remaining} is what is allotted and not committed by a contract. */
    @Schema(name = "ProjectMoney")
    public record Money(long allotted, long committed, long paid, long remaining) {}
}
