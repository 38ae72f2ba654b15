package safecity.notification;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import safecity.engine.authorization.SystemScope;
import safecity.engine.identity.Account;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.security.AccessLog;

/** Makes and ends the addresses of calendars, and serves what they show. */
@Controller
class CalendarPageController {

    private final CalendarFeeds feeds;
    private final CalendarWriter writer;
    private final LanguagePreferences languages;
    private final OpenTasks tasks;
    private final SystemScope system;
    private final MessageSource messages;
    private final ProductAddress address;
    private final AccessLog log;

    CalendarPageController(
            CalendarFeeds feeds,
            CalendarWriter writer,
            LanguagePreferences languages,
            OpenTasks tasks,
            SystemScope system,
            MessageSource messages,
            ProductAddress address,
            AccessLog log) {
        this.log = log;
        this.address = address;
        this.feeds = feeds;
        this.writer = writer;
        this.languages = languages;
        this.tasks = tasks;
        this.system = system;
        this.messages = messages;
    }

    @PostMapping("/notifications/calendar")
    String make(
            @RequestParam(required = false) String project,
            @AuthenticationPrincipal Account person,
            RedirectAttributes once) {
        String secret = feeds.make(person, project);
        // Whoever is given the address reads what its owner may read.
        log.record("administer", "calendar/" + (project == null || project.isBlank() ? "mine" : project) + " made");
        once.addFlashAttribute(
                "address",
                UriComponentsBuilder.fromUriString(address.base())
                        .path("/calendar/{secret}.ics")
                        .buildAndExpand(secret)
                        .toUriString());
        return "redirect:/notifications#calendar";
    }

    @PostMapping("/notifications/calendar/revoke")
    String revoke(@RequestParam long id, @AuthenticationPrincipal Account person) {
        feeds.revoke(person, id);
        log.record("administer", "calendar/" + id + " revoked");
        return "redirect:/notifications#calendar";
    }

    /** Without a sign-in; a secret that is not in force is answered as if no such page were there. */
    @GetMapping("/calendar/{secret}.ics")
    void calendar(@PathVariable String secret, HttpServletResponse response) throws IOException {
        Optional<CalendarFeeds.Known> known = feeds.known(secret);
        if (known.isEmpty()) {
            // Not sendError: nobody is signed in, and the error page would ask for that.
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Account owner = known.get().owner();
        Locale locale = languages.of(owner.id());
        response.setContentType(new MediaType("text", "calendar", java.nio.charset.StandardCharsets.UTF_8).toString());
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"safecity.ics\"");
        if (known.get().project() == null) {
            List<OpenTask> own = system.call(() -> tasks.of(owner));
            writer.write(messages.getMessage("calendar.mine", null, locale), own, locale, response.getOutputStream());
        } else {
            var project = known.get().project();
            writer.write(
                    project.title(locale),
                    tasks.of(project.key(), project.municipality()),
                    locale,
                    response.getOutputStream());
        }
    }
}
