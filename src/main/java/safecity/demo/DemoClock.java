package safecity.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.time.ClockInitializer;
import safecity.engine.time.EngineClock;
import safecity.engine.time.TimePassed;
import safecity.engine.time.TimeTravel;
import safecity.refusal.Refusal;

/**
 * The demo's own clock: it starts on 1 September 2022, runs at the pace of the real one, and an administrator lets time
 * pass. How far it is from the real clock survives a restart. Sign-in and security go by the real clock.
 */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
class DemoClock implements ClockInitializer {

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 9, 1);
    private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);

    /** A day asked for ends a minute after the hour at which its deadlines fall due. */
    private static final LocalTime DAY_ENDS = LocalTime.of(18, 1);

    /** What one request may skip: a certification lasts four years, its certificate five. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final JdbcClient jdbc;
    private final ObjectProvider<TimeTravel> timeline;
    private final ApplicationEventPublisher events;
    /** The engine hands it over before anybody asks. */
    @SuppressWarnings("NullAway.Init")
    private EngineClock clock;

    DemoClock(JdbcClient jdbc, ObjectProvider<TimeTravel> timeline, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /** @param now the demo's time; @param fired how many timers and other jobs ran on the way */
    record Passed(Instant now, int fired) {}

    @Override
    public void setClock(EngineClock engineClock) {
        clock = engineClock;
        Duration ahead = jdbc.sql("SELECT ahead_millis FROM demo_clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElseGet(() -> keep(
                        FIRST_DAY.atTime(OFFICE_OPENS).atZone(EngineClock.SEOUL).toInstant()));
        clock.runAhead(ahead);
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws Refusal {@code demo.daysOutOfRange} unless 1 to 3660 */
    Passed passDays(int days) {
        if (days < 1 || days > LONGEST.toDays()) {
            throw Refusal.of("demo.daysOutOfRange", LONGEST.toDays()).field("days");
        }
        return passUntil(now().plus(Duration.ofDays(days)));
    }

    /** Until the evening of a day. */
    Passed passUntil(LocalDate day) {
        return passUntil(day.atTime(DAY_ENDS).atZone(EngineClock.SEOUL).toInstant());
    }

    /**
     * Until the next timer or due date. While the engine is still working off what is due now, that is finished first
     * and no time passes: it may bring an earlier deadline, or a task.
     *
     * @throws Refusal {@code demo.noDeadline} when nothing is waiting for a time
     */
    Passed passUntilNextDeadline() {
        if (timeline.getObject().working()) {
            return advance(now());
        }
        Instant next = timeline.getObject().nextDeadline().orElseThrow(() -> Refusal.conflict("demo.noDeadline"));
        return passUntil(next.plusSeconds(1));
    }

    private synchronized Passed passUntil(Instant target) {
        if (!target.isAfter(now())) {
            throw Refusal.of("demo.onlyForward", LocalDate.ofInstant(now(), EngineClock.SEOUL))
                    .field("until");
        }
        if (Duration.between(now(), target).compareTo(LONGEST) > 0) {
            throw Refusal.of("demo.daysOutOfRange", LONGEST.toDays()).field("until");
        }
        return advance(target);
    }

    private synchronized Passed advance(Instant target) {
        int fired = timeline.getObject().advance(target, this::moveTo);
        Passed passed = new Passed(now(), fired);
        events.publishEvent(new TimePassed(passed.now()));
        return passed;
    }

    private void moveTo(Instant instant) {
        clock.runAhead(keep(instant));
    }

    /** Written before the clock moves: after a crash the clock is never behind what has happened. */
    private Duration keep(Instant instant) {
        Duration ahead = Duration.between(Instant.now(), instant);
        jdbc.sql("""
                INSERT INTO demo_clock (id, ahead_millis) VALUES (1, ?)
                ON CONFLICT (id) DO UPDATE SET ahead_millis = excluded.ahead_millis
                """).param(ahead.toMillis()).update();
        return ahead;
    }
}
