package safecity.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.notation.DayNotation;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Where the lead of a municipality writes a plan, or a change of it, as one document. */
@Controller
@RequestMapping(path = "/projects/{key}/plan/edit", produces = MediaType.TEXT_HTML_VALUE)
class PlanEditorPageController {

    private final PlanEditing editing;
    private final PlanDrafts drafts;
    private final PlanShift shift;
    private final PlanPaste paste;
    private final PlanEditorViews views;
    private final RefusalMessages refusals;
    private final Clock clock;

    PlanEditorPageController(
            PlanEditing editing,
            PlanDrafts drafts,
            PlanShift shift,
            PlanPaste paste,
            PlanEditorViews views,
            RefusalMessages refusals,
            Clock clock) {
        this.editing = editing;
        this.drafts = drafts;
        this.shift = shift;
        this.paste = paste;
        this.views = views;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String into,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        page.addAttribute("pasteInto", into);
        PlanDraft draft = drafts.current(editing.open(key, person).project().key());
        page(editing.open(key, person), draft.sheet(), draft, locale, page);
        return "plan-edit";
    }

    /** What is typed, with every pause: saved, and answered with what was found in it. */
    @PostMapping("/typing")
    ModelAndView typing(
            @PathVariable String key,
            @RequestParam Map<String, String> fields,
            @RequestParam long version,
            @AuthenticationPrincipal Account person,
            Locale locale) {
        PlanEditing.Subject subject = editing.open(key, person);
        PlanSheet sheet = PlanSheet.ofFields(fields);
        ModelAndView answer = new ModelAndView("plan-edit :: checks");
        answer.addObject("checks", views.checks(subject, sheet, locale));
        answer.addObject("change", subject.change());
        try {
            answer.addObject("version", drafts.save(key, sheet, version, person.id()));
        } catch (Refusal refusal) {
            answer.addObject("version", version);
            answer.addObject("typingRefused", refusals.sentence(refusal));
        }
        return answer;
    }

    @PostMapping
    String act(
            @PathVariable String key,
            @RequestParam Map<String, String> fields,
            @RequestParam long version,
            @RequestParam(defaultValue = "save") String act,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        PlanEditing.Subject subject = editing.open(key, person);
        PlanSheet typed = PlanSheet.ofFields(fields);
        String[] step = act.split("\\.", 3);
        try {
            if (step[0].equals("discard")) {
                drafts.discard(key, version);
                return "redirect:/projects/{key}/plan/edit";
            }
            PlanSheet next = next(subject, typed, step, fields, person);
            drafts.save(key, next, version, person.id());
            return "redirect:/projects/{key}/plan/edit" + into(step, fields)
                    + (step.length > 1 ? "#" + step[1] : "#checks");
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("pasted", fields.get("paste"));
            page.addAttribute("pasteInto", fields.get("pasteInto"));
            page(subject, typed, drafts.current(key), locale, page);
            return "plan-edit";
        }
    }

    /** Whoever pastes pastes on, into the same part. */
    private static String into(String[] step, Map<String, String> fields) {
        return step[0].equals("paste")
                ? PlanSection.of(fields.getOrDefault("pasteInto", ""))
                        .map(section -> "?into=" + section.id())
                        .orElse("")
                : "";
    }

    private PlanSheet next(
            PlanEditing.Subject subject, PlanSheet typed, String[] step, Map<String, String> fields, Account person) {
        return switch (step[0]) {
            case "add" -> PlanSection.of(part(step, 1)).map(typed::withRow).orElse(typed);
            case "remove" ->
                PlanSection.of(part(step, 1))
                        .filter(section -> part(step, 2).matches("[0-9]{1,3}"))
                        .map(section -> typed.withoutRow(section, Integer.parseInt(part(step, 2))))
                        .orElse(typed);
            case "paste" ->
                PlanSection.of(fields.getOrDefault("pasteInto", ""))
                        .map(section -> paste.pasted(
                                typed, section, fields.getOrDefault("paste", ""), drafts.criteriaOf(subject.project())))
                        .orElse(typed);
            case "shift" ->
                shift.shifted(subject, typed, day(fields.get("shiftFrom")), fields.get("shiftMonths"), person);
            default -> typed;
        };
    }

    /** Empty for a part that the button's value, or whoever made it up, doesn't have. */
    private static String part(String[] step, int index) {
        return index < step.length ? step[index] : "";
    }

    private static LocalDate day(@Nullable String typed) {
        LocalDate day = DayNotation.entered("shiftFrom", typed);
        if (day == null) {
            throw Refusal.of("planDraft.shiftFrom").field("shiftFrom");
        }
        return day;
    }

    private void page(PlanEditing.Subject subject, PlanSheet sheet, PlanDraft draft, Locale locale, Model page) {
        page.addAttribute("section", "projects");
        page.addAttribute("project", subject.project());
        page.addAttribute("change", subject.change());
        page.addAttribute("draft", draft);
        page.addAttribute("version", draft.version());
        page.addAttribute("editor", views.editor(subject, sheet, locale));
        page.addAttribute("checks", views.checks(subject, sheet, locale));
        page.addAttribute("today", DayNotation.entry(LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL)));
    }
}
