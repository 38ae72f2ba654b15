package safecity.organisation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.engine.tasks.Handovers;
import safecity.language.TaskNames;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Where a manager gives a task to somebody else. */
@Controller
@RequestMapping("/tasks/{id}/assignee")
class ReassignmentPageController {

    private final Reassignments reassignments;
    private final RefusalMessages refusals;
    private final MessageSource messages;

    ReassignmentPageController(Reassignments reassignments, RefusalMessages refusals, MessageSource messages) {
        this.reassignments = reassignments;
        this.refusals = refusals;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            @AuthenticationPrincipal Account manager,
            Locale locale,
            Model page) {
        Handovers.Open task = reassignments.open(id, manager);
        page.addAttribute("section", "projects");
        page.addAttribute("task", task);
        page.addAttribute(
                "name",
                TaskNames.of(
                        messages, task.process(), task.element(), task.name().replaceAll("\\s+", " "), locale));
        page.addAttribute("history", reassignments.of(id));
        page.addAttribute("done", done != null);
        return "reassignment";
    }

    @PostMapping
    String give(
            @PathVariable String id,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String reason,
            @AuthenticationPrincipal Account manager,
            Locale locale,
            Model page) {
        try {
            reassignments.give(id, assignee, reason, manager);
            return "redirect:/tasks/{id}/assignee?done";
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("reason", reason);
            return show(id, null, manager, locale, page);
        }
    }
}
