package safecity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** The office calendar: everybody reads it, an administrator declares and withdraws holidays. */
@RestController
@RequestMapping("/api/holidays")
class HolidayController {

    private final WorkingCalendar calendar;
    private final DeclaredHolidays declared;
    private final Clock clock;

    HolidayController(WorkingCalendar calendar, DeclaredHolidays declared, Clock clock) {
        this.calendar = calendar;
        this.declared = declared;
        this.clock = clock;
    }

    /** @param reason why it is a holiday, as the gazette or the decree says */
    record HolidayRequest(LocalDate date, String nameKo, String nameEn, String reason) {}

    record Withdrawal(String reason) {}

    /** The public holidays of a year, this year when none is named. */
    @GetMapping
    List<Holiday> holidays(@RequestParam(required = false) Integer year) {
        return calendar.holidays(year == null ? LocalDate.now(clock).getYear() : year);
    }

    /** Declares a holiday; the deadlines that are still open move with it. */
    @PostMapping
    List<Holiday> declare(@RequestBody HolidayRequest wish, @AuthenticationPrincipal Account person) {
        administrator(person);
        declared.declare(wish.date(), wish.nameKo(), wish.nameEn(), wish.reason(), person.id());
        return calendar.holidaysOn(wish.date());
    }

    @PostMapping("/{date}/withdrawal")
    List<Holiday> withdraw(
            @PathVariable LocalDate date, @RequestBody Withdrawal withdrawal, @AuthenticationPrincipal Account person) {
        administrator(person);
        declared.withdraw(date, withdrawal.reason(), person.id());
        return calendar.holidaysOn(date);
    }

    static void administrator(Account person) {
        if (!person.administrator()) {
            throw new AccessDeniedException("only an administrator declares a holiday");
        }
    }
}
