package safecity.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;

/** Tells the demo's time to everybody who is signed in; an administrator lets it pass. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/clock")
class DemoClockController {

    private final DemoClock clock;

    DemoClockController(DemoClock clock) {
        this.clock = clock;
    }

    /** @param fired how many timers and other jobs ran on the way; null when only the time was asked */
    record Answer(
            OffsetDateTime now, LocalDate today, @Nullable Integer fired) {}

    @GetMapping
    Answer now() {
        return answer(clock.now(), null);
    }

    @PostMapping
    Answer pass(@RequestBody DemoClockRequest wish, @AuthenticationPrincipal Account person) {
        DemoClockRequest.onlyAdministrator(person);
        DemoClock.Passed passed = wish.fulfil(clock);
        return answer(passed.now(), passed.fired());
    }

    private static Answer answer(Instant at, @Nullable Integer fired) {
        OffsetDateTime now = at.atZone(EngineClock.SEOUL).toOffsetDateTime();
        return new Answer(now, now.toLocalDate(), fired);
    }
}
