package safecity.workplace;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseReaders;
import safecity.casefile.CaseViews;
import safecity.casefile.EnteredStep;
import safecity.comment.CommentView;
import safecity.comment.Comments;
import safecity.engine.identity.Account;
import safecity.engine.operation.Suspensions;
import safecity.engine.tasks.OpenTasks;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** A task at one address, whether it is open or done, with what is said about it; and a procedure with all of its steps. */
@Controller
class StepPageController {

    private final CaseFiles files;
    private final CaseViews views;
    private final CaseReaders readers;
    private final ProjectAccess projects;
    private final OpenTaskViews open;
    private final TaskOutcomes outcomes;
    private final Comments comments;
    private final RefusalMessages refusals;
    private final StepCorrections corrections;
    private final Suspensions suspensions;

    StepPageController(
            CaseFiles files,
            CaseViews views,
            CaseReaders readers,
            ProjectAccess projects,
            OpenTaskViews open,
            TaskOutcomes outcomes,
            Comments comments,
            RefusalMessages refusals,
            StepCorrections corrections,
            Suspensions suspensions) {
        this.corrections = corrections;
        this.suspensions = suspensions;
        this.files = files;
        this.views = views;
        this.readers = readers;
        this.projects = projects;
        this.open = open;
        this.outcomes = outcomes;
        this.comments = comments;
        this.refusals = refusals;
    }

    /**
     * To Tasklist for whoever works on the task; others who may read it, such as a director or a colleague who was mentioned,
     * see how it stands and answer.
     *
     * @param reply there where somebody was asked something: the answer's field is ready
     */
    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reply,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        page.addAttribute("section", "notifications");
        page.addAttribute("reply", reply != null);
        Optional<OpenTasks.Placed> waiting = open.find(id);
        return waiting.isPresent()
                ? open(waiting.get(), reply != null, reader, locale, page)
                : done(id, reader, locale, page);
    }

    private String open(OpenTasks.Placed placed, boolean reply, Account reader, Locale locale, Model page) {
        String id = placed.task().id();
        boolean held = suspensions.holds(id);
        if (!held && OpenTaskViews.isOwn(placed.task(), reader)) {
            return "redirect:/camunda/app/tasklist/default/#/?task=" + id
                    + (reply ? "&detailsTab=safecity-comments" : "");
        }
        CommentView.Page remarks = remarks(id, reader, locale).orElseThrow(() -> Refusal.notFound("case.unknown"));
        page.addAttribute("task", open.view(placed, remarks.instance(), locale));
        page.addAttribute("held", held);
        page.addAttribute("inside", readers.inside(reader.groups()));
        page.addAttribute("remarks", remarks);
        page.addAttribute("asker", asker(remarks, reader));
        page.addAttribute(
                "project",
                Optional.ofNullable(placed.projectKey())
                        .flatMap(key -> projects.find(key, reader))
                        .orElse(null));
        return "task";
    }

    private String done(String id, Account reader, Locale locale, Model page) {
        EnteredStep step = files.step(id).orElseThrow(() -> Refusal.notFound("case.unknown"));
        Optional<CommentView.Page> remarks = remarks(id, reader, locale);
        boolean whole = reads(step, reader);
        if (!whole && remarks.isEmpty()) {
            throw Refusal.notFound("case.unknown");
        }
        Optional<Project> project = projects.find(key(step), reader);
        page.addAttribute("project", project.orElse(null));
        page.addAttribute(
                "corrections",
                whole
                        ? project.map(of -> corrections.of(step, of, reader, locale))
                                .orElse(List.of())
                        : List.of());
        page.addAttribute("step", views.step(step, reader, locale));
        page.addAttribute("whole", whole);
        page.addAttribute("next", whole ? outcomes.next(id, reader, locale) : List.of());
        page.addAttribute("decision", whole ? TaskOutcomes.decision(step) : null);
        page.addAttribute("remarks", remarks.orElse(null));
        page.addAttribute("asker", remarks.map(said -> asker(said, reader)).orElse(null));
        return "step";
    }

    @PostMapping("/tasks/{id}/remarks")
    String answer(
            @PathVariable String id,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable String to,
            @AuthenticationPrincipal Account author,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            comments.write(id, addressed(text, to), author);
            next.addFlashAttribute("answered", true);
            return "redirect:/tasks/" + id;
        } catch (Refusal refusal) {
            String shown = task(id, "", author, locale, page);
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("draft", text);
            response.setStatus(refusal.kind().status());
            return shown;
        }
    }

    /** Empty for who reads none there. */
    private Optional<CommentView.Page> remarks(String id, Account reader, Locale locale) {
        try {
            return Optional.of(comments.of(id, reader, locale));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    /** The last one who mentioned the reader and is waiting for an answer; null where nobody did. */
    private static @Nullable CommentView asker(CommentView.Page remarks, Account reader) {
        return remarks.items().stream()
                .filter(remark -> remark.text() != null
                        && !remark.author().equals(reader.id())
                        && Comments.mentions(remark.text(), reader.id()))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** Whoever is mentioned is told. @param to account that shall be told, as the page offered it; null for none */
    private static String addressed(String text, @Nullable String to) {
        return to == null || text.isBlank() || Comments.mentions(text, to) ? text : "@" + to + " " + text;
    }

    @GetMapping("/procedures/{instance}")
    String procedure(
            @PathVariable String instance, @AuthenticationPrincipal Account reader, Locale locale, Model page) {
        List<EnteredStep> steps = files.below(instance).stream()
                .filter(step -> reads(step, reader))
                .toList();
        if (steps.isEmpty()) {
            throw Refusal.notFound("case.unknown");
        }
        EnteredStep own = steps.stream()
                .filter(step -> step.instance().equals(instance))
                .findFirst()
                .orElse(steps.get(0));
        page.addAttribute("section", "projects");
        page.addAttribute("project", projects.find(key(own), reader).orElse(null));
        page.addAttribute("instance", instance);
        page.addAttribute("title", views.step(own, reader, locale).process());
        page.addAttribute("steps", views.steps(steps, reader, locale));
        page.addAttribute("remarks", readers.inside(reader.groups()) ? views.remarks(steps) : List.of());
        return "procedure";
    }

    private boolean reads(EnteredStep step, Account reader) {
        boolean own = readers.isOwn(step, reader.id(), reader.groups());
        return sees(step, reader) && (own || step.projectKey() != null && readers.inside(reader.groups()));
    }

    /** A procedure that is about no project belongs to its municipality all the same. */
    private boolean sees(EnteredStep step, Account reader) {
        return step.municipality() == null
                ? projects.find(key(step), reader).isPresent()
                : projects.sees(reader, step.municipality());
    }

    private static String key(EnteredStep step) {
        return step.projectKey() == null ? "" : step.projectKey();
    }
}
