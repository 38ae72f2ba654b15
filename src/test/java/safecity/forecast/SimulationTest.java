package safecity.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;

/** What a simulation says of works whose distributions are known. */
class SimulationTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 7, 1);
    private static final Pace USUAL = new Pace(0, 1e-9);
    private static final double SPREAD = 0.3;

    @Test
    void theMiddleAndTheEdgeOfOneWorkAreThoseOfItsDistribution() {
        Expected expected = simulation(USUAL, work("a", 100)).run().goal();

        LogNormalDistribution known = LogNormalDistribution.of(Math.log(100), SPREAD);
        assertThat(days(expected.half())).isCloseTo(100, within(2L));
        assertThat(days(expected.eightOfTen())).isCloseTo((long) known.inverseCumulativeProbability(0.8), within(3L));
        assertThat(days(expected.nineOfTen())).isCloseTo((long) known.inverseCumulativeProbability(0.9), within(4L));
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherOneNearlyThem() {
        Outcome once = simulation(USUAL, work("a", 100)).run();
        Outcome again = simulation(USUAL, work("a", 100)).run();
        Outcome other = new Simulation(List.of(work("a", 100)), TODAY, TODAY, USUAL, 4_000, 8).run();
        assertThat(again.goal()).isEqualTo(once.goal());
        assertThat(other.median()).isNotEqualTo(once.median()).isCloseTo(once.median(), within(3.0));
    }

    @Test
    void whatTookLongAlreadyIsNeverExpectedBeforeTomorrow() {
        Work begun = work("a", 100);
        Simulation late = new Simulation(List.of(begun), TODAY.minusDays(400), TODAY, USUAL, 1_000, 7);
        Expected expected = late.run().goal();
        assertThat(expected.half()).isAfterOrEqualTo(TODAY.plusDays(1));
        assertThat(expected.nineOfTen()).isAfter(expected.half());

        Work certain = new Work("a", "a", List.of(), null, null, Math.log(100), 0.05, TODAY, null);
        Simulation beyondAllNumbers = new Simulation(List.of(certain), TODAY.minusYears(90), TODAY, USUAL, 100, 7);
        assertThat(beyondAllNumbers.run().goal().half()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void aReachedWorkKeepsItsDayAndTheNextBeginsThere() {
        Work reached = reached("a", TODAY.minusDays(10));
        Expected next = begun(reached, after(work("b", 100), "a")).run().goal();
        // Ten of its days are over: the longer half of what is possible is left.
        assertThat(days(next.half())).isCloseTo(90, within(3L));
        assertThat(simulation(USUAL, reached).run().goal().half()).isEqualTo(TODAY.minusDays(10));
    }

    @Test
    void aSeasonThatHasNotComeIsWaitedFor() {
        Work waits = season(work("a", 30), TODAY.plusDays(200));
        assertThat(days(simulation(USUAL, waits).run().goal().half())).isCloseTo(230, within(2L));
    }

    @Test
    void twoYearsHaveToPassAfterTheAgreementHoweverQuickTheRestIs() {
        Work agreement = reached("a", TODAY.minusDays(30));
        Work application = new Work("b", "b", List.of("a"), null, "a", Math.log(20), SPREAD, TODAY.plusDays(20), null);
        Outcome outcome = simulation(USUAL, agreement, application).run();
        assertThat(outcome.goal().half())
                .isBetween(
                        TODAY.minusDays(30).plusYears(2).minusDays(1),
                        TODAY.minusDays(30).plusYears(2).plusDays(2));
    }

    @Test
    void theCausesAddUpToTheDelay() {
        Work late = new Work(
                "a", "a", List.of(), null, null, Math.log(50), SPREAD, TODAY.minusDays(60), TODAY.minusDays(20));
        Work long1 = after(work("b", 100), "a");
        Work long2 = after(work("c", 110), "a");
        Work last = after(work("d", 40), "b", "c");
        Outcome outcome = begun(late, long1, long2, last).run();
        double sum =
                List.of("a", "b", "c", "d").stream().mapToDouble(outcome::cause).sum();
        assertThat(sum).isCloseTo(outcome.delay(), within(1e-6));
        assertThat(outcome.cause("a")).isCloseTo(40, within(1e-6));
    }

    @Test
    void fiveDaysOnTheLongWayMoveTheGoalAndOnTheShortOneHardly() {
        Work start = reached("a", TODAY);
        Simulation simulation = simulation(
                USUAL, start, after(work("b", 300), "a"), after(work("c", 30), "a"), after(work("d", 40), "b", "c"));
        double median = simulation.run().median();
        assertThat(simulation.run("b", 5).median() - median).isCloseTo(5, within(0.5));
        assertThat(simulation.run("c", 5).median() - median).isCloseTo(0, within(0.1));
        assertThat(simulation.run("a", 5).median()).isEqualTo(median);
    }

    @Test
    void thePaceIsLearntFromWhatIsFinishedAndOnlyThat() {
        assertThat(Pace.of(List.of(work("a", 100)), TODAY)).isEqualTo(new Pace(0, Pace.UNKNOWN));
        List<Work> twiceAsLong = List.of(
                new Work("a", "a", List.of(), null, null, Math.log(100), SPREAD, TODAY, TODAY.minusDays(100)),
                after(new Work("b", "b", List.of("a"), null, null, Math.log(50), SPREAD, TODAY, TODAY), "a"));
        Pace slow = Pace.of(twiceAsLong, TODAY.minusDays(300));
        double each = 1 / (SPREAD * SPREAD);
        double prior = 1 / (Pace.UNKNOWN * Pace.UNKNOWN);
        assertThat(slow.mean()).isCloseTo(2 * each * Math.log(2) / (2 * each + prior), within(1e-9));
        assertThat(slow.deviation()).isCloseTo(Math.sqrt(1 / (2 * each + prior)), within(1e-9));
    }

    @Test
    void whatWasReachedBeforeItCouldBeginTellsNothingOfPace() {
        List<Work> outOfOrder = List.of(
                reached("a", TODAY.minusDays(5)),
                after(
                        new Work("b", "b", List.of("a"), null, null, Math.log(50), SPREAD, TODAY, TODAY.minusDays(9)),
                        "a"));
        assertThat(Pace.of(outOfOrder, TODAY.minusDays(5))).isEqualTo(new Pace(0, Pace.UNKNOWN));
    }

    /** Histories made from known distributions: of a thousand, eight hundred keep the day that is named for eighty percent. */
    @Test
    void theDayForEightOfTenIsKeptByEightOfTen() {
        SplittableRandom random = new SplittableRandom(20240701);
        int kept = 0;
        int trials = 1_000;
        for (int trial = 0; trial < trials; trial++) {
            List<Work> history = new ArrayList<>();
            double factor = Math.exp(Pace.UNKNOWN * normal(random));
            LocalDate begin = TODAY.minusDays(random.nextInt(900));
            double end = -begin.until(TODAY, ChronoUnit.DAYS);
            for (int i = 0; i < 8; i++) {
                int usual = 60 + 40 * (i % 4);
                end += factor * usual * Math.exp(SPREAD * normal(random));
                LocalDate on = TODAY.plusDays((long) Math.ceil(end));
                Work work = new Work(
                        "w" + i,
                        "w" + i,
                        i == 0 ? List.of() : List.of("w" + (i - 1)),
                        null,
                        null,
                        Math.log(usual),
                        SPREAD,
                        TODAY,
                        on.isAfter(TODAY) ? null : on);
                history.add(work);
            }
            LocalDate truth = TODAY.plusDays((long) Math.ceil(end));
            if (history.get(7).reachedOn() == null) {
                Expected expected = new Simulation(history, begin, TODAY, Pace.of(history, begin), 300, trial)
                        .run()
                        .goal();
                kept += truth.isAfter(expected.eightOfTen()) ? 0 : 1;
            } else {
                trial--;
            }
        }
        assertThat(100.0 * kept / trials).isBetween(75.0, 85.0);
    }

    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static Simulation simulation(Pace pace, Work... works) {
        return new Simulation(List.of(works), TODAY, TODAY, pace, 4_000, 7);
    }

    /** Of a project that began a hundred days ago. */
    private static Simulation begun(Work... works) {
        return new Simulation(List.of(works), TODAY.minusDays(100), TODAY, USUAL, 4_000, 7);
    }

    private static Work work(String part, int usual) {
        return new Work(part, part, List.of(), null, null, Math.log(usual), SPREAD, TODAY.plusDays(usual), null);
    }

    private static Work reached(String part, LocalDate on) {
        return new Work(part, part, List.of(), null, null, Math.log(50), SPREAD, on, on);
    }

    private static Work after(Work work, String... before) {
        return new Work(
                work.part(),
                work.milestone(),
                List.of(before),
                work.notBefore(),
                null,
                work.location(),
                SPREAD,
                work.plannedTo(),
                work.reachedOn());
    }

    private static Work season(Work work, LocalDate notBefore) {
        return new Work(
                work.part(),
                work.milestone(),
                List.of(),
                notBefore,
                null,
                work.location(),
                SPREAD,
                work.plannedTo(),
                null);
    }

    private static long days(LocalDate day) {
        return TODAY.until(day, ChronoUnit.DAYS);
    }
}
