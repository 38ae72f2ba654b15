package safecity.history;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** The difference between two days of a project, for people. */
@Controller
class DifferencePageController {

    private final History history;
    private final ProjectDifference differences;
    private final RefusalMessages refusals;

    DifferencePageController(History history, ProjectDifference differences, RefusalMessages refusals) {
        this.history = history;
        this.differences = differences;
        this.refusals = refusals;
    }

    /** @param from everything after this day, up to the end of {@code to}; without them the form alone is shown */
    @GetMapping("/projects/{key}/history/difference")
    String difference(
            @PathVariable String key,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        List<Project> projects = history.projects(reader);
        Project project = projects.stream()
                .filter(own -> own.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("project.unknown", key));
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("from", from);
        page.addAttribute("to", to);
        if (from != null && to != null) {
            try {
                page.addAttribute("difference", differences.between(project, from, to, reader, locale));
            } catch (Refusal refused) {
                page.addAttribute("refused", refusals.sentence(refused, locale));
                response.setStatus(refused.kind().status());
            }
        }
        return "history/difference";
    }
}
