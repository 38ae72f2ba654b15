package safecity.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.time.EngineClock;
import safecity.engine.time.TimePassed;
import safecity.engine.time.TimeTravel;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;

/** The demo's clock: where it starts, how it is sent forward, and that it never goes back. */
@ProcessStory
class DemoClockTest {

    private static final ZonedDateTime FIRST_MORNING =
            LocalDate.of(2022, 9, 1).atTime(9, 0).atZone(EngineClock.SEOUL);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineClock clock;

    @Autowired
    RefusalMessages refusals;

    private final Stops timeline = new Stops();
    private final List<Object> told = new ArrayList<>();
    private DemoClock demo;

    /** Time passes in it without a stop, three jobs run, and the deadline is what the test says. */
    private static final class Stops implements TimeTravel {

        private final List<Instant> targets = new ArrayList<>();
        private Instant deadline;
        private boolean working;

        @Override
        public Optional<Instant> nextDeadline() {
            return Optional.ofNullable(deadline);
        }

        @Override
        public boolean working() {
            return working;
        }

        @Override
        public int advance(Instant target, Consumer<Instant> moveTo) {
            targets.add(target);
            moveTo.accept(target);
            return 3;
        }
    }

    @BeforeEach
    void aFreshDemo() {
        jdbc.sql("DELETE FROM demo_clock").update();
        demo = started();
    }

    @AfterEach
    void backToTheFirstMorning() {
        jdbc.sql("DELETE FROM demo_clock").update();
        started();
    }

    @Test
    void theDemoStartsOnTheFirstMorningOfSeptember2022AndRunsAtThePaceOfTheRealClock() {
        assertNow(FIRST_MORNING);
        Duration ahead = Duration.between(Instant.now(), clock.instant());
        assertThat(ahead.toMillis()).isCloseTo(stored(), within(5_000L));
    }

    @Test
    void daysPassToTheHour() {
        DemoClock.Passed passed = demo.passDays(20);
        assertNow(FIRST_MORNING.plusDays(20));
        assertThat(passed.fired()).isEqualTo(3);
        assertThat(told).as("what is late is told at once").containsExactly(new TimePassed(passed.now()));
        assertThat(passed.now()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void untilADayMeansUntilItsEveningWhenWhatIsDueOnItIsDue() {
        demo.passUntil(LocalDate.of(2022, 12, 31));
        assertNow(LocalDate.of(2022, 12, 31).atTime(18, 1).atZone(EngineClock.SEOUL));
    }

    @Test
    void untilTodayIsTheEveningOfTodayAndOnlyOnce() {
        demo.passUntil(LocalDate.of(2022, 9, 1));
        assertNow(LocalDate.of(2022, 9, 1).atTime(18, 1).atZone(EngineClock.SEOUL));
        assertThat(refused(() -> demo.passUntil(LocalDate.of(2022, 9, 1))).code())
                .isEqualTo("demo.onlyForward");
    }

    @Test
    void timePassesOnlyForward() {
        demo.passDays(1);
        Refusal refusal = refused(() -> demo.passUntil(LocalDate.of(2022, 9, 1)));
        assertThat(refusal.field()).contains("until");
        assertThat(refusals.sentence(refusal, Locale.KOREAN)).isEqualTo("시각은 앞으로만 보낼 수 있습니다. 시연 시각은 지금 2022-09-02입니다.");
        assertThat(refusals.sentence(refusal, Locale.ENGLISH)).contains("The demo's day is 2022-09-02 now");
        assertNow(FIRST_MORNING.plusDays(1));
    }

    @Test
    void theNextDeadlineIsPassedByASecond() {
        timeline.deadline = FIRST_MORNING.plusDays(5).toInstant();
        demo.passUntilNextDeadline();
        assertThat(timeline.targets).containsExactly(timeline.deadline.plusSeconds(1));
    }

    @Test
    void whatIsDueNowIsFinishedBeforeAnyTimePasses() {
        timeline.deadline = FIRST_MORNING.plusDays(5).toInstant();
        timeline.working = true;
        demo.passUntilNextDeadline();
        assertNow(FIRST_MORNING);
    }

    @Test
    void withoutADeadlineNoTimePasses() {
        Refusal refusal = refused(demo::passUntilNextDeadline);
        assertThat(refusal.code()).isEqualTo("demo.noDeadline");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertNow(FIRST_MORNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3_661, Integer.MAX_VALUE})
    void tooFewOrTooManyDaysAreRefused(int days) {
        Refusal refusal = refused(() -> demo.passDays(days));
        assertThat(refusals.sentence(refusal, Locale.KOREAN)).isEqualTo("건너뛸 기간은 1일부터 3,660일까지입니다.");
        assertNow(FIRST_MORNING);
    }

    @Test
    void tenYearsAreTheMost() {
        demo.passDays(3_660);
        assertNow(FIRST_MORNING.plusDays(3_660));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, demo.oneWish",
                "1, 2030-01-01, demo.oneWish",
                "1, next-deadline, demo.oneWish",
                "-, tomorrow, demo.notADate",
                "-, 2022-02-30, demo.notADate",
                "-, 2022-12-31T00:00, demo.notADate",
                "-, 2022-08-31, demo.onlyForward",
                "-, -999999999-01-01, demo.notADate",
                "-, +999999999-12-31, demo.notADate",
                "-, 2100-12-31, demo.daysOutOfRange",
                "0, -, demo.daysOutOfRange"
            })
    void aWishThatCannotBeFulfilledIsRefused(Integer days, String until, String code) {
        assertThat(refused(() -> new DemoClockRequest(days, until).fulfil(demo)).code())
                .isEqualTo(code);
        assertNow(FIRST_MORNING);
    }

    @Test
    void howFarTheClockIsAheadSurvivesARestart() {
        demo.passUntil(LocalDate.of(2024, 6, 1));
        clock.reset();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        demo = started();
        assertNow(LocalDate.of(2024, 6, 1).atTime(18, 1).atZone(EngineClock.SEOUL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "default"})
    void outsideTheDemoNoneOfThisExists(String profile) {
        assertThat(beansOf(profile)).isEmpty();
        assertThat(beansOf("demo"))
                .contains("demoClock", "demoClockController", "demoClockPageController", "demoCertificationStarter");
    }

    private static List<String> beansOf(String profile) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profile);
            context.scan("safecity.demo");
            return List.of(context.getBeanDefinitionNames()).stream()
                    .filter(name -> name.startsWith("demo"))
                    .toList();
        }
    }

    private DemoClock started() {
        @SuppressWarnings("unchecked")
        ObjectProvider<TimeTravel> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(timeline);
        DemoClock started = new DemoClock(jdbc, provider, told::add);
        started.setClock(clock);
        return started;
    }

    private void assertNow(ZonedDateTime expected) {
        assertThat(clock.instant()).isCloseTo(expected.toInstant(), within(30, ChronoUnit.SECONDS));
    }

    private long stored() {
        return jdbc.sql("SELECT ahead_millis FROM demo_clock").query(Long.class).single();
    }

    private static Refusal refused(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act);
    }
}
