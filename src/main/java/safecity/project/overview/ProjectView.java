package safecity.project.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as it is read, all of it as it was known at the end of {@code on}. Of a day to come only what is planned by then,
 * and what would be late by then, is told; the rest is as of now.
 * Percentages are whole numbers, amounts are won, times are Seoul's.
 */
public record ProjectView(
        @Schema(example = "yeonsu-2022") String key,
        String title,
        Coded municipality,

        @Schema(description = "Number of the election pledge; may be null", example = "1-12")
        String item,

        @Schema(description = "The day that all of this is about")
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

        @Schema(description = "What is late or running, and what holds it up; the latest first")
        List<Holdup> holdups,

        List<Target> years,
        Money budget,
        List<Finding> findings,

        @Schema(description = "What was said about the findings as a whole when the plan was drawn up")
        List<Remark> findingRemarks,

        List<TaskView> openTasks,

        @Schema(description = "Moments for which the models wait, the nearest first; nobody has a task meanwhile")
        List<Wait> waits,

        @Schema(
                description =
                        "The next elections that were certain by then, the nearest first, with what they hold back")
        List<ElectionNotice> elections) {

    /**
     * 공직선거법 제86조: what the head of a local government may not do, until election day.
     *
     * @param eventsFrom    no events from this day on (제2항)
     * @param publicityFrom no publicity from this day on (제5항); null where it isn't the election of the head's own office
     * @param now           whether either holds on the day that the page is about
     */
    public record ElectionNotice(
            LocalDate heldOn,
            LocalDate eventsFrom,
            @Nullable LocalDate publicityFrom,
            boolean now) {}

    /** A code for programs and its text for people. */
    public record Coded(String code, String text) {}

    @Schema(name = "BaselineVersion")
    public record Version(
            int number,
            String reason,
            @Nullable OffsetDateTime draftedAt,
            String draftedBy,

            @Schema(description = "null while not adopted") @Nullable
            OffsetDateTime adoptedAt,

            @Nullable String adoptedBy,
            boolean inForce) {}

    @Schema(name = "Progress")
    public record ProgressView(
            LocalDate on,
            int planned,
            int reached,

            @Schema(description = "The days on which either figure changes, for a chart")
            List<Point> course) {}

    /** Cumulative percent by the end of a day; {@code reached} is null for days to come. */
    public record Point(LocalDate on, int planned, @Nullable Integer reached) {}

    @Schema(name = "MilestoneState")
    public enum State {
        REACHED,
        RUNNING,
        WAITING,
        NOT_STARTED,
        STOPPED
    }

    /** In which way a milestone is behind the plan; the graver one first. */
    @Schema(name = "MilestoneBehind")
    public enum Behind {
        /** Its planned end is over, and it isn't reached. */
        FINISH,
        /** Its planned begin is over, and nothing of it was done or can be done yet. */
        BEGIN,
        /** It is on in its time, but a task of it is overdue. */
        TASK
    }

    @Schema(name = "Milestone")
    public record Milestone(
            String code,
            String name,
            String nameKo,
            String nameEn,
            LocalDate plannedFrom,
            LocalDate plannedTo,

            @Schema(description = "Percent of the whole project")
            int weight,

            @Schema(description = "null while not every part is reached") @Nullable
            LocalDate reachedOn,

            @Schema(
                    description =
                            "What the engine does about it, never what the plan says: REACHED; RUNNING: steps of it are open; "
                                    + "WAITING: it is next, and the model waits for a moment; NOT_STARTED; STOPPED: the project "
                                    + "was given up before it was reached")
            State state,

            @Schema(
                    description =
                            "Calendar days by which it is behind the plan: FINISH since its planned end, BEGIN since its planned "
                                    + "begin, TASK since the due date of its oldest open task; 0 when it is not, or is reached")
            long daysBehind,

            @Schema(description = "What daysBehind is counted from; null when it is not behind, or is reached")
            @Nullable
            Behind behind,

            @Schema(description = "What is open of it (RUNNING), or what it waits for; may be empty")
            List<Wait> waitsFor,

            List<Part> parts) {}

    /** A step or a moment of a model; {@code until} is null where people have to act. */
    @Schema(name = "ProjectWait")
    public record Wait(
            String process,
            String element,
            String name,
            @Nullable LocalDate until) {}

    /**
     * A milestone that is late or running.
     *
     * @param holds   what has to end so that it goes on; empty where nothing of it, nor before it, is on
     * @param after   milestones that run and have to go on first
     * @param waiting milestones that cannot begin before this one
     */
    @Schema(name = "Holdup")
    public record Holdup(
            Coded milestone,
            State state,
            long daysBehind,
            @Nullable Behind behind,
            List<Hold> holds,
            List<Coded> after,
            List<Coded> waiting) {}

    /**
     * An open step below a milestone.
     *
     * @param place   the step or moment; {@code until} tells for which day a moment waits
     * @param failed  whether the system couldn't do it and tries no more
     * @param through names of the procedures that were called on the way down to it, the outermost first
     * @param task    null where no person has to act
     * @param next    what comes after it, as the model says; empty where it says nothing
     */
    @Schema(name = "Hold")
    public record Hold(
            Wait place,
            LocalDate since,
            boolean failed,
            List<String> through,
            @Nullable TaskView task,
            List<NextStep> next) {}

    /**
     * @param duty the duty in charge of it; null where it depends on what happens on the way
     * @param when names of the ways that lead there; empty where there is only one
     */
    @Schema(name = "NextStep")
    public record NextStep(String name, @Nullable String duty, List<String> when) {}

    /** The model element that fulfils a part of a milestone. */
    @Schema(name = "MilestonePart")
    public record Part(
            String process,
            String element,
            String stage,
            int weight,
            @Nullable LocalDate reachedOn) {}

    /** What shall be, and what was, reached by a year's end (or by {@code on}); null for a year that has not begun. */
    @Schema(name = "YearTarget")
    public record Target(int year, int percent, @Nullable Integer reached, List<String> goals, List<String> actions) {}

    /** The three totals of the plan's own text, which ought to agree, and the money of each year; all in won. */
    @Schema(name = "Budget")
    public record Money(
            long header,
            long overview,
            List<YearMoney> years,

            @Schema(
                    description =
                            "Where the money of each year goes, contracts of the plan and those that were concluded")
            List<ContractMoney> contracts,

            long allotted,
            long committed,
            long paid,
            long remaining) {}

    /** {@code remaining} is what is allotted and not committed by a contract. */
    @Schema(name = "BudgetYear")
    public record YearMoney(int year, List<Source> sources, long allotted, long committed, long paid, long remaining) {}

    /**
     * A contract of the plan, or one for which money was committed, in a year.
     *
     * @param planned   estimated price by the plan in force; null where the plan has no such contract in this year
     * @param committed 0 while it is not concluded
     * @param promised  what is still to be paid: of a concluded contract what is committed and not paid, of another one its
     *                  estimated price
     */
    @Schema(name = "BudgetContract")
    public record ContractMoney(
            String code,
            String name,
            int year,
            @Nullable Long planned,
            long committed,
            long paid,
            long promised,

            @Schema(description = "Whether money was committed for it, so that it has a page")
            boolean concluded) {}

    @Schema(name = "BudgetSource")
    public record Source(String source, String name, long won) {}

    @Schema(name = "PlanFindingView")
    public record Finding(
            @Schema(description = "Names the finding, with its figures, in the project")
            String id,

            String code,
            List<String> figures,
            String sentence,

            @Schema(description = "What was said about it, the oldest first; the last one settles it")
            List<Remark> remarks) {

        public boolean settled() {
            return !remarks.isEmpty();
        }
    }

    /** What somebody said about a finding of the plan check, or about all of them when the plan was drawn up. */
    @Schema(name = "PlanFindingRemark")
    public record Remark(String text, String by, @Nullable OffsetDateTime at) {}

    @Schema(name = "OpenTask")
    public record TaskView(
            String id,
            String name,

            @Schema(
                    description =
                            "What tells it from others of its name, such as the programme or the contract; null for none and for "
                                    + "a day that is past")
            @Nullable
            String title,

            String process,
            String processName,
            List<Coded> departments,

            @Schema(description = "Account of whoever has taken it; null while nobody has") @Nullable
            String assignee,

            @Schema(description = "null where the step has no due date") @Nullable
            OffsetDateTime due,

            boolean overdue,

            @Schema(description = "Whether the due date is a period of the law")
            boolean legalTerm,

            @Schema(description = "Article of the period of the law; null for an internal term") @Nullable
            String article,

            @Schema(description = "Day on which it came to be open")
            LocalDate openedOn,

            @Schema(description = "Day on which whoever has it took it; null while nobody has") @Nullable
            LocalDate takenOn,

            @Schema(description = "Calendar days for which it waited, or waits, to be taken")
            long daysWaited,

            @Schema(description = "Calendar days since it was taken; 0 while nobody has")
            long daysWorked,

            @Schema(description = "Calendar days since its due day; 0 on that day and before")
            long daysLate) {}
}
