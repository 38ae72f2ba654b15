package safecity.absence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.time.DueDay;
import safecity.language.TaskNames;
import safecity.notation.DayNotation;
import safecity.organisation.ListedPeople;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Absences for people and for programs. */
@Controller
class AbsencePageController {

    private static final int MOST_ACTS = 100;
    private static final int MOST_MOVING = 30;

    private final Absences absences;
    private final Substitutes substitutes;
    private final AbsenceRepository table;
    private final Accounts accounts;
    private final OpenTasks tasks;
    private final ListedPeople listed;
    private final RefusalMessages refusals;
    private final MessageSource messages;

    AbsencePageController(
            Absences absences,
            Substitutes substitutes,
            AbsenceRepository table,
            Accounts accounts,
            OpenTasks tasks,
            ListedPeople listed,
            RefusalMessages refusals,
            MessageSource messages) {
        this.absences = absences;
        this.substitutes = substitutes;
        this.table = table;
        this.accounts = accounts;
        this.tasks = tasks;
        this.listed = listed;
        this.refusals = refusals;
        this.messages = messages;
    }

    record Person(String account, String name) {}

    /** @param confirmable whether the reader is a second person who may bring it into force */
    record Line(
            long id,
            String name,
            String substitute,
            LocalDate from,
            LocalDate to,
            boolean pending,
            boolean confirmable,
            boolean endable,
            boolean begun) {}

    /** A task that the person may do now, which the substitute does while they are away. */
    record Moving(
            String task,
            @Nullable String title,
            @Nullable String project,
            @Nullable LocalDate due) {}

    record Done(String task, String project, String by, java.time.OffsetDateTime at) {}

    record AbsenceRequest(
            @Nullable String account,
            @Nullable String substitute,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @param account who is to be away; the reader themselves where nobody is named, or the reader manages nobody */
    @GetMapping(path = "/absences", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(required = false) @Nullable String account,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        String municipality = absences.municipality(person);
        List<String> known = listed.listedFor(person, municipality);
        String away = absences.manages(person) && account != null && known.contains(account) ? account : person.id();
        model.addAttribute("section", "absences");
        model.addAttribute("manages", absences.manages(person));
        model.addAttribute("away", away);
        model.addAttribute("awayName", accounts.name(away));
        model.addAttribute("people", absences.manages(person) ? people(known) : List.of());
        model.addAttribute("candidates", people(substitutes.of(away, municipality)));
        List<OpenTasks.Placed> moving = accounts.find(away).map(tasks::placed).orElse(List.of());
        model.addAttribute("movingCount", moving.size());
        model.addAttribute(
                "moving",
                moving.stream()
                        .limit(MOST_MOVING)
                        .map(one -> moving(one, locale))
                        .toList());
        model.addAttribute(
                "absences",
                absences.of(person).stream().map(one -> line(one, person)).toList());
        model.addAttribute("acts", acts(person, locale));
        return "absences";
    }

    private Moving moving(OpenTasks.Placed one, Locale locale) {
        OpenTask task = one.task();
        return new Moving(
                TaskNames.of(messages, task.process(), task.element(), task.name(), locale),
                one.title(),
                one.projectKey(),
                task.due() == null ? null : DueDay.of(task.due()));
    }

    private List<Person> people(List<String> ids) {
        return ids.stream().map(id -> new Person(id, accounts.name(id))).toList();
    }

    private Line line(Absence one, Account reader) {
        return new Line(
                one.id(),
                accounts.name(one.account()),
                accounts.name(one.substitute()),
                one.from(),
                one.to(),
                one.isPending(),
                one.isPending() && absences.mayConfirm(reader, one),
                absences.mayEnd(reader, one),
                absences.hasBegun(one));
    }

    private List<Done> acts(Account person, Locale locale) {
        return table.actsFor(person.id(), MOST_ACTS).stream()
                .map(act -> new Done(
                        TaskNames.of(messages, act.process(), act.element(), act.taskName(), locale),
                        act.projectKey(),
                        accounts.name(act.account()),
                        act.at()))
                .toList();
    }

    @PostMapping("/absences")
    String enter(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String substitute,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        try {
            absences.enter(
                    person, account, substitute, DayNotation.entered("from", from), DayNotation.entered("to", to));
            return "redirect:/absences";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            model.addAttribute("asked", new String[] {account, substitute, from, to});
            return page(account, person, locale, model);
        }
    }

    @PostMapping("/absences/{id}/confirm")
    String confirm(@PathVariable long id, @AuthenticationPrincipal Account person, Locale locale, Model model) {
        try {
            absences.confirm(person, id);
            return "redirect:/absences";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            return page(null, person, locale, model);
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
            summary = "Enters an absence of the caller; as a manager of somebody of the municipality, to be confirmed",
            tags = "Absences")
    List<Absence> enter(
            @RequestBody AbsenceRequest asked, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        absences.enter(
                person,
                asked.account(),
                asked.substitute(),
                DayNotation.within("from", asked.from()),
                DayNotation.within("to", asked.to()));
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

    @GetMapping(path = "/api/absences/substitutes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(summary = "Who may stand in for the caller, or as a manager for somebody else", tags = "Absences")
    List<Person> substitutes(
            @RequestParam(required = false) String account,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        String municipality = absences.municipality(person);
        String away = account == null || account.isBlank() ? person.id() : account;
        if (!away.equals(person.id()) && !absences.manages(person)) {
            throw Refusal.forbidden("absence.notYours");
        }
        if (!listed.listedFor(person, municipality).contains(away)) {
            throw Refusal.of("absence.unknown").field("account");
        }
        return people(substitutes.of(away, municipality));
    }

    @PostMapping("/api/absences/{id}/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Brings into force what somebody entered for another, as a second person", tags = "Absences")
    void confirmed(@PathVariable long id, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        absences.confirm(person, id);
    }

    @PostMapping("/api/absences/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends an absence before its time: who is away, who stands in, or a manager", tags = "Absences")
    void ended(@PathVariable long id, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        absences.end(person, id);
    }
}
