package safecity.approval;

import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.casefile.CaseContent;
import safecity.casefile.CaseViews;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** The documents that the reader has submitted, one document with its approval line, and the way to recall it. */
@Controller
@RequestMapping("/documents")
class DocumentPageController {

    private final SubmittedDocuments documents;
    private final ProjectAccess projects;
    private final ApprovalLines lines;
    private final DocumentContents contents;
    private final CaseViews views;
    private final RefusalMessages refusals;

    DocumentPageController(
            SubmittedDocuments documents,
            ProjectAccess projects,
            ApprovalLines lines,
            DocumentContents contents,
            CaseViews views,
            RefusalMessages refusals) {
        this.projects = projects;
        this.contents = contents;
        this.views = views;
        this.documents = documents;
        this.lines = lines;
        this.refusals = refusals;
    }

    /** @param which of what the reader oversees; for everybody else there is but their own */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "DECIDED") SubmittedDocuments.Which which,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        boolean oversees = documents.oversees(reader);
        page.addAttribute("section", "documents");
        page.addAttribute("oversees", oversees);
        page.addAttribute("which", which);
        page.addAttribute("asked", project.strip());
        page.addAttribute("text", text.strip());
        page.addAttribute("projects", oversees ? Project.titles(projects.of(reader), locale) : Map.of());
        page.addAttribute(
                "documents",
                oversees
                        ? documents.overseen(reader, which, project.strip(), text.strip(), locale)
                        : documents.of(reader.id(), locale));
        return "documents";
    }

    @GetMapping("/{id}")
    String document(
            @PathVariable String id,
            @RequestParam(required = false) Integer round,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        page.addAttribute("section", "documents");
        ApprovalLineView document = lines.document(id, reader, locale);
        page.addAttribute("document", document);
        boolean drafting = document.state() == ApprovalLineView.State.DRAFTING;
        boolean live = drafting && (round == null || document.round() == 0);
        int shown = round == null ? document.round() : Math.min(Math.max(round, 1), document.round());
        CaseContent content = live ? contents.live(id) : contents.of(id, shown);
        page.addAttribute("drafting", drafting);
        page.addAttribute("live", live);
        page.addAttribute("shownRound", shown);
        page.addAttribute("steps", views.steps(content.recent(), reader, locale));
        page.addAttribute("papers", views.papers(content.documents(), reader));
        page.addAttribute("remarks", views.remarks(content.recent()));
        return "document";
    }

    /** The same, for the step of an approval that somebody comes from. */
    @GetMapping("/of/{instance}")
    String documentOf(
            @PathVariable String instance, @AuthenticationPrincipal Account reader, Locale locale, Model page) {
        return "redirect:/documents/" + lines.of(instance, reader, locale).id();
    }

    @PostMapping("/{id}/recall")
    String recall(@PathVariable String id, @AuthenticationPrincipal Account person, Locale locale, Model page) {
        try {
            documents.recall(id, person.id());
            return "redirect:/documents";
        } catch (RuntimeException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            page.addAttribute("refusal", refusals.sentence(refusal));
            return show(SubmittedDocuments.Which.DECIDED, "", "", person, locale, page);
        }
    }
}
