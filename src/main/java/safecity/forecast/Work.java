package safecity.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a project as the forecast takes it.
 *
 * @param milestone   code of the milestone that it belongs to
 * @param before      the parts that have to be reached before, all of which stand earlier in the list
 * @param notBefore   the first day on which it can be worked on, by its planned season; null: any
 * @param twoYearsAfter the part from which two years have to pass; null: none
 * @param location    median of the logarithm of the duration in days
 * @param scale       standard deviation of that logarithm
 * @param plannedTo   last day of its planned period
 * @param reachedOn   the day on which it was really reached; null: not yet
 */
record Work(
        String part,
        String milestone,
        List<String> before,
        @Nullable LocalDate notBefore,
        @Nullable String twoYearsAfter,
        double location,
        double scale,
        LocalDate plannedTo,
        @Nullable LocalDate reachedOn) {}
