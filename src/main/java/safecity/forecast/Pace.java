package safecity.forecast;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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
            OptionalLong days = Durations.of(work.reachedOn(), begin, work.notBefore(), work.before(), reached);
            if (days.isPresent()) {
                double weight = 1 / (work.scale() * work.scale());
                sum += weight * (Math.log(days.getAsLong()) - work.location());
                precision += weight;
            }
        }
        return new Pace(sum / precision, Math.sqrt(1 / precision));
    }
}
