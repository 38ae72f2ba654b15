package safecity.workplace;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.correction.CorrectionTexts;
import safecity.correction.FactCorrections;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Asks for the correction of a fact, having seen what hangs on it; officers of the house do. */
@Controller
@RequestMapping("/projects/{key}/facts/{kind}/{id}/correction")
class CorrectionPageController {

    private final FactCorrections corrections;
    private final CorrectionTexts texts;
    private final ProjectAccess projects;
    private final Roles roles;
    private final RefusalMessages refusals;

    CorrectionPageController(
            FactCorrections corrections,
            CorrectionTexts texts,
            ProjectAccess projects,
            Roles roles,
            RefusalMessages refusals) {
        this.corrections = corrections;
        this.texts = texts;
        this.projects = projects;
        this.roles = roles;
        this.refusals = refusals;
    }

    /** Without a value the question, with one what hangs on it, or why it can't be. */
    @GetMapping
    String ask(
            @PathVariable String key,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam String item,
            @RequestParam(defaultValue = "") String value,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        FactCorrections.Fact fact = fact(key, kind, id, person, page);
        page.addAttribute("item", texts.item(corrections.item(fact, item), locale));
        page.addAttribute("value", value);
        if (!value.isBlank()) {
            try {
                page.addAttribute("effects", corrections.preview(fact, item, value, locale));
            } catch (Refusal refused) {
                page.addAttribute("refused", refusals.sentence(refused, locale));
            }
        }
        return "correction";
    }

    @PostMapping
    String send(
            @PathVariable String key,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam String item,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        FactCorrections.Fact fact = fact(key, kind, id, person, page);
        try {
            corrections.request(fact, item, value, reason, person.id());
        } catch (Refusal refused) {
            page.addAttribute("item", texts.item(corrections.item(fact, item), locale));
            page.addAttribute("value", value);
            page.addAttribute("reason", reason);
            page.addAttribute("effects", List.of());
            page.addAttribute("refused", refusals.sentence(refused, locale));
            return "correction";
        }
        return "redirect:/projects/" + key + "/facts/" + kind + "/" + id + "#corrections";
    }

    @PostMapping("/{correction}/withdraw")
    String withdraw(
            @PathVariable String key,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable long correction,
            @AuthenticationPrincipal Account person,
            Model page) {
        corrections.withdraw(fact(key, kind, id, person, page), correction, person.id());
        return "redirect:/projects/" + key + "/facts/" + kind + "/" + id + "#corrections";
    }

    private FactCorrections.Fact fact(String key, String kind, String id, Account person, Model page) {
        Project project = projects.get(key, person);
        if (!roles.of(person.groups()).contains("staff")) {
            throw Refusal.forbidden("correction.staffOnly");
        }
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("kind", kind);
        page.addAttribute("id", id);
        return new FactCorrections.Fact(project.key(), project.municipality(), kind, id);
    }
}
