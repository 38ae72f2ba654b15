package safecity.project.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A project as it is read: phase, milestones and progress as of {@code on}; plan, money and open tasks as of now.
 * Percentages are whole numbers, amounts are won, times are Seoul's.
 */
record ProjectView(
        @Schema(example = "yeonsu-2022") String key,
        String title,
        Coded municipality,

        @Schema(description = "Number of the election pledge; may be null", example = "1-12")
        String item,

        @Schema(description = "The day that phase, milestones and progress are about")
        LocalDate on,

        @Schema(description = "PREPARATION, GROUNDWORK, PROGRAMMES, REVIEW, DECLARATION, COMPLETED or ABANDONED")
        Coded phase,

        LocalDate plannedFrom,
        LocalDate plannedTo,
        Version baseline,

        @Schema(description = "All versions of the plan, the first one first")
        List<Version> baselines,

        ProgressView progress,
        List<Milestone> milestones,
        List<Target> years,
        Money budget,
        List<Finding> findings,
        List<TaskView> openTasks) {

    /** A code for programs and its text for people. */
    record Coded(String code, String text) {}

    /** A project in a list. */
    record Summary(
            String key,
            String title,
            Coded municipality,
            Coded phase,
            LocalDate plannedFrom,
            LocalDate plannedTo,
            int plannedPercent,
            int reachedPercent) {}

    /** A part of the list; {@code page} begins at 0. */
    record Page(List<Summary> items, int page, int size, int total) {}

    @Schema(name = "BaselineVersion")
    record Version(
            int number,
            String reason,
            OffsetDateTime draftedAt,
            String draftedBy,
            @Schema(description = "null while not adopted") OffsetDateTime adoptedAt,
            String adoptedBy,
            boolean inForce) {}

    @Schema(name = "Progress")
    record ProgressView(
            LocalDate on,
            int planned,
            int reached,

            @Schema(description = "The days on which either figure changes, for a chart")
            List<Point> course) {}

    /** Cumulative percent by the end of a day; {@code reached} is null for days to come. */
    record Point(LocalDate on, int planned, Integer reached) {}

    @Schema(name = "MilestoneState")
    enum State {
        REACHED,
        LATE,
        DUE,
        PLANNED
    }

    @Schema(name = "Milestone")
    record Milestone(
            String code,
            String name,
            String nameKo,
            String nameEn,
            LocalDate plannedFrom,
            LocalDate plannedTo,

            @Schema(description = "Percent of the whole project")
            int weight,

            @Schema(description = "null while not every part is reached")
            LocalDate reachedOn,

            @Schema(description = "REACHED; LATE: its planned period is over; DUE: it runs; PLANNED: it is to come")
            State state,

            List<Part> parts) {}

    /** The model element that fulfils a part of a milestone. */
    @Schema(name = "MilestonePart")
    record Part(String process, String element, String stage, int weight, LocalDate reachedOn) {}

    /** What shall be, and what was, reached by a year's end (or by {@code on}); null for a year that has not begun. */
    @Schema(name = "YearTarget")
    record Target(int year, int percent, Integer reached, List<String> goals, List<String> actions) {}

    /** The three totals of the plan's own text, which ought to agree, and the money of each year; all in won. */
    @Schema(name = "Budget")
    record Money(
            long header,
            long overview,
            List<YearMoney> years,
            long allotted,
            long committed,
            long paid,
            long remaining) {}

    /** {@code remaining} is what is allotted and not committed by a contract. */
    @Schema(name = "BudgetYear")
    record YearMoney(int year, List<Source> sources, long allotted, long committed, long paid, long remaining) {}

    @Schema(name = "BudgetSource")
    record Source(String source, String name, long won) {}

    @Schema(name = "PlanFindingView")
    record Finding(String code, List<String> figures, String sentence) {}

    @Schema(name = "OpenTask")
    record TaskView(
            String id,
            String name,
            String process,
            String processName,
            List<Coded> departments,

            @Schema(description = "Account of whoever has taken it; null while nobody has")
            String assignee,

            @Schema(description = "null where the step has no due date")
            OffsetDateTime due,

            boolean overdue,

            @Schema(description = "Whether the due date is a period of the law")
            boolean legalTerm) {}
}
