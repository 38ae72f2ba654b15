package safecity.organisation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.notation.DayNotation;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Where an administrator gives duties to departments, and who oversees a municipality reads who does what. */
@Controller
@RequestMapping("/duties")
class DutyPageController {

    private final DutyChanges duties;
    private final Departments departments;
    private final DutyAssignments assignments;
    private final RefusalMessages refusals;

    DutyPageController(
            DutyChanges duties, Departments departments, DutyAssignments assignments, RefusalMessages refusals) {
        this.duties = duties;
        this.departments = departments;
        this.assignments = assignments;
        this.refusals = refusals;
    }

    /** What was entered, to be corrected. */
    record Entered(
            @Nullable String duty,
            @Nullable String department,
            @Nullable String from,
            @Nullable String reason) {}

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String done,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        List<Municipality> known = duties.municipalities(reader);
        if (known.isEmpty()) {
            throw Refusal.forbidden("duty.reader");
        }
        Municipality shown = municipality == null ? known.get(0) : duties.municipality(reader, municipality);
        Map<String, Department> byId = departments.of(shown.id()).stream()
                .collect(Collectors.toMap(
                        Department::id, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
        page.addAttribute("section", "duties");
        page.addAttribute("administrator", reader.administrator());
        page.addAttribute("municipalities", known);
        page.addAttribute("municipality", shown);
        page.addAttribute("duties", KnownDuties.ALL);
        page.addAttribute("today", duties.today(shown.id()));
        page.addAttribute("departments", byId);
        page.addAttribute("history", duties.history(shown.id()));
        page.addAttribute("day", assignments.today());
        page.addAttribute("done", done != null);
        return "duties";
    }

    @PostMapping
    String enter(
            @RequestParam String municipality,
            @RequestParam(required = false) @Nullable String duty,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        try {
            duties.enter(
                    person,
                    new DutyChanges.NewDutyAssignment(
                            municipality, duty, department, DayNotation.entered("from", from), reason));
            return "redirect:/duties?done&municipality=" + municipality;
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN || refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("entered", new Entered(duty, department, from, reason));
            return show(municipality, null, person, locale, page);
        }
    }
}
