package safecity.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How quick a project is against what is usual, learnt from what it has done: the logarithm of a factor on every duration,
 * normally distributed. Without history it is 0 with a standard deviation of {@value #UNKNOWN}; each finished part moves it by
 * the weight that its own spread leaves (the conjugate posterior of a normal mean).
 */
record Pace(double mean, double deviation) {

    static final double UNKNOWN = 0.25;

    /** @param begin the day on which what comes after nothing began */
    static Pace of(List<Work> works, LocalDate begin) {
        Map<String, LocalDate> reached = new HashMap<>();
        double precision = 1 / (UNKNOWN * UNKNOWN);
        double sum = 0;
        for (Work work : works) {
            if (work.reachedOn() == null) {
                continue;
            }
            reached.put(work.part(), work.reachedOn());
            LocalDate start = start(work, reached, begin);
            long days = start == null ? 0 : start.until(work.reachedOn(), ChronoUnit.DAYS);
            // What was done before it could begin was recorded afterwards or out of order: it tells nothing of pace.
            if (days > 0) {
                double weight = 1 / (work.scale() * work.scale());
                sum += weight * (Math.log(days) - work.location());
                precision += weight;
            }
        }
        return new Pace(sum / precision, Math.sqrt(1 / precision));
    }

    private static @Nullable LocalDate start(Work work, Map<String, LocalDate> reached, LocalDate begin) {
        LocalDate start = begin;
        for (String part : work.before()) {
            LocalDate day = reached.get(part);
            if (day == null) {
                return null;
            }
            start = day.isAfter(start) ? day : start;
        }
        return work.notBefore() != null && work.notBefore().isAfter(start) ? work.notBefore() : start;
    }
}
