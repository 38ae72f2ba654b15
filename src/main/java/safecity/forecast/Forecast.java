package safecity.forecast;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a project, as of a day.
 *
 * @param pacePercent how long this project takes against what is usual, in percent; 100 is as usual
 * @param finished    how many of its parts are reached, from which its pace is learnt
 */
record Forecast(
        String project,
        LocalDate on,

        @Schema(description = "RUNNING, DECLARED or ABANDONED; figures are there while it runs")
        State state,

        @Schema(description = "Planned last day of the declaration")
        LocalDate planned,

        @Schema(description = "null unless it runs") @Nullable
        Expected declaration,

        List<Milestone> milestones,

        @Schema(description = "What adds most days to the delay of the declaration, at most three")
        List<Cause> causes,

        @Schema(description = "What the causes add up to; null unless it runs") @Nullable
        Delay delay,

        List<Task> tasks,
        List<ForecastRepository.Day> history,
        int pacePercent,
        int finished,
        int trials) {

    @Schema(name = "ForecastState")
    enum State {
        RUNNING,
        DECLARED,
        ABANDONED
    }

    @Schema(name = "ForecastMilestone")
    record Milestone(
            String code,
            String name,
            LocalDate plannedFrom,
            LocalDate plannedTo,

            @Schema(description = "null while not every part is reached") @Nullable
            LocalDate reachedOn,

            @Schema(description = "null when it is reached") @Nullable
            Expected expected) {}

    /** @param days on average, at the declaration */
    @Schema(name = "ForecastCause")
    record Cause(
            String milestone,
            String name,
            long days,

            @Schema(description = "Whether it is reached already")
            boolean reached) {}

    /**
     * @param days by which the declaration is expected later than planned, on average; negative: sooner
     * @param rest how many of them the milestones make that aren't named among the causes; negative where they make up for it
     */
    @Schema(name = "ForecastDelay")
    record Delay(long days, long rest) {}

    @Schema(name = "ForecastTask")
    record Task(
            String id,
            String name,

            @Schema(description = "What tells it from others of its name, such as the programme; null for none")
            @Nullable
            String title,

            String milestone,

            @Schema(description = "By how many days five more days on this task move the declaration, at the median")
            long days) {}
}
