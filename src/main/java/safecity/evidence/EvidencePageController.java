package safecity.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** Evidence for people: a project's list, one piece with what it looks like, and the criteria with what is missing. */
@Controller
class EvidencePageController {

    private static final int SIZE = 30;

    private final EvidenceFiles files;
    private final EvidenceReader reader;
    private final FilingOptionsReader choices;
    private final CriteriaCoverage coverage;
    private final RefusalMessages refusals;
    private final AccessLog log;

    EvidencePageController(
            EvidenceFiles files,
            EvidenceReader reader,
            FilingOptionsReader choices,
            CriteriaCoverage coverage,
            RefusalMessages refusals,
            AccessLog log) {
        this.files = files;
        this.reader = reader;
        this.choices = choices;
        this.coverage = coverage;
        this.refusals = refusals;
        this.log = log;
    }

    /** What a reader looks for; everything may be left out. */
    record EvidenceRequest(
            @Nullable String kind,
            @Nullable String criterion,
            @Nullable String programme,
            @Nullable String owner,
            Publication publication,
            Boolean withdrawn) {

        public boolean isFiltered() {
            return kind != null
                    || criterion != null
                    || programme != null
                    || owner != null
                    || publication != null
                    || withdrawn != null;
        }
    }

    @ModelAttribute("section")
    String section() {
        return "projects";
    }

    @GetMapping("/projects/{key}/evidence")
    String list(
            @PathVariable String key,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String criterion,
            @RequestParam(required = false) String programme,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) Publication publication,
            @RequestParam(required = false) Boolean withdrawn,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model model) {
        EvidenceRequest asked = new EvidenceRequest(
                given(kind), given(criterion), given(programme), given(owner), publication, withdrawn);
        Project project = files.house(key, account);
        model.addAttribute("project", project);
        model.addAttribute("asked", asked);
        model.addAttribute("broken", reader.broken(project));
        model.addAttribute("choices", choices.ofProject(key, account, locale));
        model.addAttribute(
                "found",
                reader.page(
                        new EvidenceRepository.Question(
                                key,
                                null,
                                asked.kind(),
                                asked.criterion(),
                                asked.programme(),
                                asked.owner(),
                                publication,
                                withdrawn),
                        page,
                        SIZE,
                        account,
                        locale));
        return "evidence";
    }

    @GetMapping("/projects/{key}/criteria")
    String criteria(@PathVariable String key, @AuthenticationPrincipal Account account, Locale locale, Model model) {
        model.addAttribute("coverage", coverage.of(key, account, locale));
        return "criteria";
    }

    @GetMapping("/evidence/{id}")
    String piece(@PathVariable long id, @AuthenticationPrincipal Account account, Locale locale, Model model) {
        EvidenceView view = reader.one(id, account, locale);
        log.record("view", "evidence/" + view.projectKey() + "/" + id);
        model.addAttribute("piece", view);
        model.addAttribute("mustSayWhy", log.mustSayWhy());
        return "evidence-piece";
    }

    @PostMapping("/evidence/{id}/withdrawal")
    String withdraw(
            @PathVariable long id,
            @RequestParam(required = false) String reason,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model model) {
        try {
            files.withdraw(id, reason, account);
            return "redirect:/evidence/{id}";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            model.addAttribute("reason", reason);
            return piece(id, account, locale, model);
        }
    }

    private static @Nullable String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
