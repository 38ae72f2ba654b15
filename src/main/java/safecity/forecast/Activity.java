package safecity.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a certification that takes time. Durations are days, from the moment at which it can be worked on to the day on
 * which it is reached: a tenth of all cases is quicker than {@code quick}, half are quicker than {@code usual}, a tenth is
 * slower than {@code slow}.
 *
 * @param part      {@code process/element} or {@code process/element:stage}, as plans name it
 * @param processes keys of the models whose open tasks belong to it
 * @param after     the parts that have to be reached before
 * @param leadDays  how many days before its planned first day work begins at the earliest; null: it waits for no season
 * @param twoYearsAfter the part from which two years have to pass before it can be reached; null: none
 */
record Activity(
        String part,
        List<String> processes,
        List<String> after,
        @Nullable List<String> afterWhenDomesticFirst,
        @Nullable Integer leadDays,
        @Nullable String twoYearsAfter,
        int quick,
        int usual,
        int slow) {

    /** Of a normal distribution a tenth lies beyond so many standard deviations on each side. */
    private static final double TENTH = 1.2815515655446004;

    List<String> after(boolean domesticFirst) {
        return domesticFirst && afterWhenDomesticFirst != null ? afterWhenDomesticFirst : after;
    }

    /** The first day of its season. @param plannedFrom the first day of its planned period */
    @Nullable
    LocalDate notBefore(LocalDate plannedFrom) {
        return leadDays == null ? null : plannedFrom.minusDays(leadDays);
    }

    /** The median of the duration's logarithm. */
    double location() {
        return Math.log(usual);
    }

    /** The standard deviation of the duration's logarithm. */
    double scale() {
        return Math.log((double) slow / quick) / (2 * TENTH);
    }

    String process() {
        return part.substring(0, part.indexOf('/'));
    }
}
