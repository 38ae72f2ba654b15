package safecity.workplace;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.casefile.CaseReaders;
import safecity.casefile.FactView;
import safecity.casefile.Facts;
import safecity.correction.CorrectionTexts;
import safecity.correction.FactCorrections;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** One page for every fact of a project; what it shows comes from the capability whose fact it is. */
@Controller
@RequestMapping("/projects/{key}/facts")
class FactPageController {

    private final Facts facts;
    private final ProjectAccess projects;
    private final CaseReaders readers;
    private final AccessLog log;
    private final FactCorrections corrections;
    private final CorrectionTexts texts;
    private final Roles roles;

    FactPageController(
            Facts facts,
            ProjectAccess projects,
            CaseReaders readers,
            AccessLog log,
            FactCorrections corrections,
            CorrectionTexts texts,
            Roles roles) {
        this.corrections = corrections;
        this.texts = texts;
        this.roles = roles;
        this.facts = facts;
        this.projects = projects;
        this.readers = readers;
        this.log = log;
    }

    @GetMapping
    String list(@PathVariable String key, @AuthenticationPrincipal Account reader, Locale locale, Model page) {
        Project project = project(key, reader);
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("groups", facts.of(project.key(), locale));
        return "facts";
    }

    @GetMapping("/{kind}/{id}")
    String fact(
            @PathVariable String key,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean correct,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        page.addAttribute("correct", correct);
        Project project = project(key, reader);
        FactView fact = facts.find(project.key(), project.municipality(), kind, id, reader, locale)
                .orElseThrow(() -> Refusal.notFound("fact.unknown"));
        if (facts.personal(kind)) {
            log.record("view", kind + "/" + project.key() + "/" + id);
        }
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("fact", fact);
        FactCorrections.Fact named = new FactCorrections.Fact(project.key(), project.municipality(), kind, id);
        page.addAttribute(
                "corrections",
                corrections.of(named).stream()
                        .map(one -> texts.line(one, reader.id(), locale))
                        .toList());
        boolean officer = roles.of(reader.groups()).contains("staff");
        page.addAttribute("actions", officer ? fact.actions() : List.of());
        page.addAttribute(
                "correctable",
                officer
                        ? corrections.correctable(named).stream()
                                .map(one -> texts.item(one, locale))
                                .toList()
                        : List.of());
        return "fact";
    }

    /** Outside bodies read what was released to them, and nothing here. */
    private Project project(String key, Account reader) {
        Project project = projects.get(key, reader);
        if (!readers.inside(reader.groups())) {
            throw Refusal.notFound("project.unknown", key);
        }
        return project;
    }
}
