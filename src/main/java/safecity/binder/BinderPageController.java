package safecity.binder;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Binders for people: a list, one more, and the files to take away. */
@Controller
@RequestMapping("/audit/binders")
class BinderPageController {

    private static final String PAGE = "audittrail/binders";

    private final Binders binders;
    private final BinderPapers papers;
    private final RefusalMessages refusals;

    BinderPageController(Binders binders, BinderPapers papers, RefusalMessages refusals) {
        this.binders = binders;
        this.papers = papers;
        this.refusals = refusals;
    }

    /** @param own whether the reader asked for it, and so has said what for */
    record Row(Binder.State state, String scope, boolean own) {}

    /** @param project null for the newest that the reader may have */
    @GetMapping
    String page(
            @RequestParam(required = false) @Nullable String project,
            @AuthenticationPrincipal Account reader,
            Locale language,
            Model model) {
        List<Project> projects = binders.projects(reader);
        if (projects.isEmpty()) {
            throw Refusal.notFound("binder.noProject");
        }
        Project shown = project == null ? projects.get(0) : binders.project(project, reader);
        List<Row> rows = binders.of(shown, reader).stream()
                .map(state -> new Row(
                        state,
                        papers.scope(state.binder(), language),
                        state.binder().askedBy().equals(reader.id())))
                .toList();
        model.addAttribute("section", "binders");
        model.addAttribute("projects", projects);
        model.addAttribute("titles", Project.titles(projects, language));
        model.addAttribute("project", shown);
        model.addAttribute("subjects", binders.subjects(shown, language));
        model.addAttribute("rows", rows);
        model.addAttribute("making", rows.stream().anyMatch(row -> row.state().outcome() == null));
        return PAGE;
    }

    /** @param subject as {@link BinderSubject#chosen} takes it */
    @PostMapping
    String ask(
            @RequestParam String project,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String demand,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate due,
            @AuthenticationPrincipal Account person,
            Locale language,
            Model model,
            HttpServletResponse response) {
        BinderSubject chosen = BinderSubject.chosen(subject, criterion);
        Binder.Asked asked = new Binder.Asked(reason, from, to, chosen.kind(), chosen.ref(), demand, due);
        try {
            binders.ask(project, asked, person);
            return "redirect:/audit/binders?project=" + project;
        } catch (Refusal refused) {
            String page = page(project, person, language, model);
            model.addAttribute("refused", refusals.sentence(refused, language));
            model.addAttribute("asked", asked);
            response.setStatus(refused.kind().status());
            return page;
        }
    }
}
