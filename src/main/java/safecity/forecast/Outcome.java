package safecity.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** What the trials of a simulation came to. */
final class Outcome {

    private final LocalDate today;
    private final List<Work> works;
    private final int goal;
    private final double[][] finish;
    private final double[] causes;

    /**
     * @param finish by part and trial the days after today
     * @param causes by part the days of delay at the goal that it adds on the way that decides, on average
     */
    Outcome(LocalDate today, List<Work> works, int goal, double[][] finish, double[] causes) {
        this.today = today;
        this.works = works;
        this.goal = goal;
        this.finish = finish;
        this.causes = causes;
    }

    /** When all of some parts are reached. */
    Expected of(Collection<String> parts, LocalDate planned) {
        double[] last = last(parts);
        double limit = today.until(planned, ChronoUnit.DAYS);
        long kept = Arrays.stream(last).filter(day -> Math.ceil(day) <= limit).count();
        Arrays.sort(last);
        return new Expected(day(last, 50), day(last, 80), day(last, 90), (int) Math.round(100.0 * kept / last.length));
    }

    /** As {@link #of}, of the goal. */
    Expected goal() {
        return of(List.of(works.get(goal).part()), works.get(goal).plannedTo());
    }

    /** Days of delay at the goal, on average; the sum of all {@link #cause}s. */
    double delay() {
        double planned = today.until(works.get(goal).plannedTo(), ChronoUnit.DAYS);
        return Arrays.stream(finish[goal]).average().orElse(0) - planned;
    }

    /** Days of the delay at the goal that a part adds, on average; negative where it makes up for others. */
    double cause(String part) {
        return causes[place(part)];
    }

    /** The median of the goal's day, in days after today. */
    double median() {
        double[] days = finish[goal].clone();
        Arrays.sort(days);
        return days[rank(days.length, 50)];
    }

    private double[] last(Collection<String> parts) {
        int[] places = parts.stream().mapToInt(this::place).toArray();
        return IntStream.range(0, finish[0].length)
                .mapToDouble(trial -> Arrays.stream(places)
                        .mapToDouble(place -> finish[place][trial])
                        .max()
                        .orElseThrow())
                .toArray();
    }

    private int place(String part) {
        return IntStream.range(0, works.size())
                .filter(i -> works.get(i).part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate day(double[] sorted, int percent) {
        return today.plusDays((long) Math.ceil(sorted[rank(sorted.length, percent)]));
    }

    private static int rank(int size, int percent) {
        return Math.max(0, (int) Math.ceil(size * percent / 100.0) - 1);
    }
}
