package safecity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** The office calendar as a page. What an administrator entered and was refused stays in the form. */
@Controller
@RequestMapping("/holidays")
class HolidayPageController {

    private final WorkingCalendar calendar;
    private final DeclaredHolidays declared;
    private final RefusalMessages refusals;
    private final Clock clock;

    HolidayPageController(WorkingCalendar calendar, DeclaredHolidays declared, RefusalMessages refusals, Clock clock) {
        this.calendar = calendar;
        this.declared = declared;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) Integer year, @AuthenticationPrincipal Account reader, Model page) {
        int shown = year == null ? LocalDate.now(clock).getYear() : year;
        page.addAttribute("section", "holidays");
        page.addAttribute("year", shown);
        page.addAttribute("administrator", reader.administrator());
        page.addAttribute("history", declared.history());
        try {
            page.addAttribute("holidays", calendar.holidays(shown));
        } catch (Refusal outOfRange) {
            page.addAttribute("refusal", refusals.sentence(outOfRange));
        }
        return "holidays";
    }

    @PostMapping
    String declare(
            @RequestParam LocalDate date,
            @RequestParam String nameKo,
            @RequestParam String nameEn,
            @RequestParam String reason,
            @AuthenticationPrincipal Account person,
            Model page) {
        HolidayController.administrator(person);
        try {
            declared.declare(date, nameKo, nameEn, reason, person.id());
            return "redirect:/holidays?year=" + date.getYear();
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("entered", new HolidayController.HolidayRequest(date, nameKo, nameEn, reason));
            return show(date.getYear(), person, page);
        }
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @RequestParam LocalDate date,
            @RequestParam String reason,
            @AuthenticationPrincipal Account person,
            Model page) {
        HolidayController.administrator(person);
        try {
            declared.withdraw(date, reason, person.id());
            return "redirect:/holidays?year=" + date.getYear();
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            return show(date.getYear(), person, page);
        }
    }
}
