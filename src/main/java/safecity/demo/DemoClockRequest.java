package safecity.demo;

import java.time.LocalDate;
import org.springframework.security.access.AccessDeniedException;
import safecity.engine.identity.Account;
import safecity.notation.DayNotation;
import safecity.refusal.Refusal;

/**
 * How far time shall pass: one of the two.
 *
 * @param days  calendar days, 1 to 3660
 * @param until an ISO date, or {@code next-deadline}
 */
record DemoClockRequest(Integer days, String until) {

    static final String NEXT_DEADLINE = "next-deadline";

    /** @throws AccessDeniedException unless an administrator asks */
    static void onlyAdministrator(Account person) {
        if (person == null || !person.administrator()) {
            throw new AccessDeniedException("only an administrator lets time pass");
        }
    }

    /** @throws Refusal {@code demo.oneWish}, {@code demo.notADate} and those of {@link DemoClock} */
    DemoClock.Passed fulfil(DemoClock clock) {
        boolean noDate = until == null || until.isBlank();
        if ((days == null) == noDate) {
            throw Refusal.of("demo.oneWish").field("days");
        }
        if (days != null) {
            return clock.passDays(days);
        }
        return until.equals(NEXT_DEADLINE) ? clock.passUntilNextDeadline() : clock.passUntil(day());
    }

    private LocalDate day() {
        try {
            return DayNotation.read(until);
        } catch (Refusal notADate) {
            throw Refusal.of("demo.notADate", until).field("until");
        }
    }
}
