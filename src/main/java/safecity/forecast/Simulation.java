package safecity.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Plays the rest of a project many times. In each trial every part that isn't reached takes a time drawn from its log-normal
 * distribution, times one factor for the whole project; of a part that is under way only times are drawn that are longer than
 * it has taken already. It begins when everything before it is reached and its season has come.
 *
 * <p>The same seed gives the same figures, and with one part delayed the draws stay the same: a difference is the delay's.
 */
final class Simulation {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LEAST = 1e-12;
    private static final String GOAL = "declaration/declared";

    private final List<Work> works;
    private final LocalDate begin;
    private final LocalDate today;
    private final Pace pace;
    private final int trials;
    private final long seed;
    private final Map<String, Integer> places = new HashMap<>();
    private final int goal;

    /**
     * @param works each one behind those that come before it; the goal is the declaration, else the last one
     * @param begin the day on which what comes after nothing began
     */
    Simulation(List<Work> works, LocalDate begin, LocalDate today, Pace pace, int trials, long seed) {
        this.works = works;
        this.begin = begin;
        this.today = today;
        this.pace = pace;
        this.trials = trials;
        this.seed = seed;
        for (int i = 0; i < works.size(); i++) {
            places.put(works.get(i).part(), i);
        }
        this.goal = places.getOrDefault(GOAL, works.size() - 1);
    }

    /** The part that the project is about: its declaration. */
    Work goal() {
        return works.get(goal);
    }

    Outcome run() {
        return run(null, 0);
    }

    /** @param delayed the part that takes {@code days} longer; null: none */
    Outcome run(@Nullable String delayed, int days) {
        double[][] finish = new double[works.size()][trials];
        double[] causes = new double[works.size()];
        int[] binding = new int[works.size()];
        double[] trial = new double[works.size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < trials; t++) {
            double factor = pace.mean() + pace.deviation() * NORMAL.inverseCumulativeProbability(draw(random));
            for (int i = 0; i < works.size(); i++) {
                Work work = works.get(i);
                trial[i] = finish(work, trial, binding, i, factor, draw(random))
                        + (work.reachedOn() == null && work.part().equals(delayed) ? days : 0);
                finish[i][t] = trial[i];
            }
            for (int i = goal; i >= 0; i = binding[i]) {
                double before = binding[i] < 0 ? 0 : delay(binding[i], trial);
                causes[i] += (delay(i, trial) - before) / trials;
            }
        }
        return new Outcome(today, works, goal, finish, causes);
    }

    /** Days after today on which a part is reached; notes which part it waited for, -1 when for none. */
    private double finish(Work work, double[] trial, int[] binding, int place, double factor, double draw) {
        double start = day(begin);
        binding[place] = -1;
        for (String part : work.before()) {
            int at = Objects.requireNonNull(places.get(part));
            if (trial[at] >= start) {
                start = trial[at];
                binding[place] = at;
            }
        }
        if (work.notBefore() != null && day(work.notBefore()) > start) {
            start = day(work.notBefore());
            binding[place] = -1;
        }
        if (work.reachedOn() != null) {
            return day(work.reachedOn());
        }
        LogNormalDistribution duration = LogNormalDistribution.of(work.location() + factor, work.scale());
        double finish = start + longer(duration, Math.max(0, -start), draw);
        return work.twoYearsAfter() == null || !places.containsKey(work.twoYearsAfter())
                ? finish
                : Math.max(finish, trial[places.get(work.twoYearsAfter())] + 2 * 365.25);
    }

    /** A duration that is longer than what has passed already. */
    private static double longer(LogNormalDistribution duration, double passed, double draw) {
        double left = passed == 0 ? 1 : duration.survivalProbability(passed);
        double drawn = duration.inverseSurvivalProbability(Math.max(draw * left, Double.MIN_NORMAL));
        return Math.max(drawn, passed + 1);
    }

    private double delay(int place, double[] trial) {
        return trial[place] - day(works.get(place).plannedTo());
    }

    private double day(LocalDate day) {
        return today.until(day, ChronoUnit.DAYS);
    }

    /** Between 0 and 1, neither of them. */
    private static double draw(SplittableRandom random) {
        return LEAST + (1 - 2 * LEAST) * random.nextDouble();
    }
}
