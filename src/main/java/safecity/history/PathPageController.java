package safecity.history;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import safecity.engine.identity.Account;
import safecity.engine.processes.InstancePaths;
import safecity.engine.processes.InstancePaths.Path;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** The diagram of a procedure with the way that it took, while it runs and when it is over. */
@Controller
class PathPageController {

    private final History history;
    private final InstancePaths paths;
    private final MessageSource messages;

    PathPageController(History history, InstancePaths paths, MessageSource messages) {
        this.history = history;
        this.paths = paths;
        this.messages = messages;
    }

    @GetMapping("/procedures/{instance}/path")
    String path(@PathVariable String instance, @AuthenticationPrincipal Account reader, Locale locale, Model page) {
        Path path = paths.of(instance).orElseThrow(() -> Refusal.notFound("history.unknown"));
        Project project = history.projects(reader).stream()
                .filter(one -> one.key().equals(Objects.requireNonNullElse(path.project(), "")))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("history.unknown"));
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("path", path);
        page.addAttribute("title", messages.getMessage("process." + path.process(), null, path.name(), locale));
        return "history/path";
    }
}
