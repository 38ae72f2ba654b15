package safecity.absence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import safecity.engine.Account;
import safecity.engine.Accounts;
import safecity.organisation.ListedPeople;
import safecity.refusal.Refusal;
import safecity.refusal.Refusals;

/** Absences for people and for programs. */
@Controller
class AbsencePages {

    private static final int MOST_ACTS = 100;

    private final Absences absences;
    private final AbsenceTable table;
    private final Accounts accounts;
    private final ListedPeople people;
    private final Refusals refusals;
    private final MessageSource messages;

    AbsencePages(
            Absences absences,
            AbsenceTable table,
            Accounts accounts,
            ListedPeople people,
            Refusals refusals,
            MessageSource messages) {
        this.people = people;
        this.absences = absences;
        this.table = table;
        this.accounts = accounts;
        this.refusals = refusals;
        this.messages = messages;
    }

    record Person(String account, String name) {}

    record Line(long id, String name, String substitute, LocalDate from, LocalDate to) {}

    record Done(String task, String project, String by, java.time.OffsetDateTime at) {}

    record Asked(String account, String substitute, LocalDate from, LocalDate to) {}

    @GetMapping(path = "/absences", produces = MediaType.TEXT_HTML_VALUE)
    String page(@AuthenticationPrincipal Account person, Locale locale, Model model) {
        String municipality = absences.municipality(person);
        model.addAttribute("section", "absences");
        model.addAttribute("manages", absences.manages(person));
        model.addAttribute("me", person.id());
        model.addAttribute(
                "people",
                people.listedFor(person, municipality).stream()
                        .map(id -> new Person(id, accounts.name(id)))
                        .toList());
        model.addAttribute(
                "absences",
                absences.of(person).stream()
                        .map(one -> new Line(
                                one.id(),
                                accounts.name(one.account()),
                                accounts.name(one.substitute()),
                                one.from(),
                                one.to()))
                        .toList());
        model.addAttribute("acts", acts(person, locale));
        return "absences";
    }

    private List<Done> acts(Account person, Locale locale) {
        return table.actsFor(person.id(), MOST_ACTS).stream()
                .map(act -> new Done(
                        messages.getMessage(
                                "task." + act.process() + "." + act.element(), null, act.taskName(), locale),
                        act.projectKey(),
                        accounts.name(act.account()),
                        act.at()))
                .toList();
    }

    @PostMapping("/absences")
    String enter(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String substitute,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        try {
            absences.enter(person, account, substitute, day("from", from), day("to", to));
            return "redirect:/absences";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            model.addAttribute("asked", new String[] {account, substitute, from, to});
            return page(person, locale, model);
        }
    }

    @PostMapping("/absences/{id}/end")
    String end(@PathVariable long id, @AuthenticationPrincipal Account person) {
        absences.end(person, id);
        return "redirect:/absences";
    }

    @PostMapping(path = "/api/absences", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enters an absence of the caller, or as a manager of somebody of the municipality",
            tags = "Absences")
    List<Absence> enter(@RequestBody Asked asked, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        absences.enter(person, asked.account(), asked.substitute(), asked.from(), asked.to());
        return absences.of(person);
    }

    @GetMapping(path = "/api/absences", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(
            summary = "Present and coming absences: one's own, those one stands in for, as a manager all",
            tags = "Absences")
    List<Absence> list(@Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        return absences.of(person);
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.of("absence.noDay").field(field);
        }
    }
}
