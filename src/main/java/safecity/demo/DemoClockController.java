package safecity.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.EngineClock;
import safecity.refusal.Refusal;

/** Tells the demo's time to everybody who is signed in; an administrator lets it pass. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/clock")
class DemoClockController {

    private static final String NEXT_DEADLINE = "next-deadline";

    private final DemoClock clock;

    DemoClockController(DemoClock clock) {
        this.clock = clock;
    }

    /** Either {@code days}, or {@code until}: an ISO date or {@code next-deadline}. */
    record Wish(Integer days, String until) {}

    /** @param fired how many timers and other jobs ran on the way; null when only the time was asked */
    record Answer(OffsetDateTime now, LocalDate today, Integer fired) {}

    @GetMapping
    Answer now() {
        return answer(clock.now(), null);
    }

    @PostMapping
    Answer pass(@RequestBody Wish wish, Authentication person) {
        if (!DemoAdministrator.is(person)) {
            throw new AccessDeniedException("only an administrator lets time pass");
        }
        DemoClock.Passed passed = fulfil(wish);
        return answer(passed.now(), passed.fired());
    }

    private DemoClock.Passed fulfil(Wish wish) {
        if ((wish.days() == null) == (wish.until() == null)) {
            throw Refusal.of("demo.oneWish").field("days");
        }
        if (wish.days() != null) {
            return clock.passDays(wish.days());
        }
        if (wish.until().equals(NEXT_DEADLINE)) {
            return clock.passUntilNextDeadline();
        }
        try {
            return clock.passUntil(LocalDate.parse(wish.until()));
        } catch (DateTimeParseException notADate) {
            throw Refusal.of("demo.notADate", wish.until()).field("until");
        }
    }

    private static Answer answer(java.time.Instant at, Integer fired) {
        OffsetDateTime now = at.atZone(EngineClock.SEOUL).toOffsetDateTime();
        return new Answer(now, now.toLocalDate(), fired);
    }
}
