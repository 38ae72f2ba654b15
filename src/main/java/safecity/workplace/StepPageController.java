package safecity.workplace;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseReaders;
import safecity.casefile.CaseViews;
import safecity.casefile.EnteredStep;
import safecity.engine.identity.Account;
import safecity.engine.tasks.TaskPlaces;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** A finished task with what was entered, and a procedure with all of its steps. */
@Controller
class StepPageController {

    private final CaseFiles files;
    private final CaseViews views;
    private final CaseReaders readers;
    private final ProjectAccess projects;
    private final TaskPlaces open;

    StepPageController(CaseFiles files, CaseViews views, CaseReaders readers, ProjectAccess projects, TaskPlaces open) {
        this.files = files;
        this.views = views;
        this.readers = readers;
        this.projects = projects;
        this.open = open;
    }

    /** One address for a task, whether it is open or done. */
    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, @AuthenticationPrincipal Account reader, Locale locale, Model page) {
        EnteredStep step = files.step(id).orElse(null);
        if (step == null && open.find(id).isPresent()) {
            return "redirect:/camunda/app/tasklist/default/#/?task=" + id;
        }
        if (step == null || !reads(step, reader)) {
            throw Refusal.notFound("case.unknown");
        }
        page.addAttribute("section", "my-work");
        page.addAttribute("project", projects.find(key(step), reader).orElse(null));
        page.addAttribute("step", views.step(step, reader, locale));
        return "step";
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
