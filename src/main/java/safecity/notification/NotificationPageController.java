package safecity.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.identity.Account;

/** What I was told: for people and for programs. */
@Controller
class NotificationPageController {

    private final NoticeReader reader;
    private final NoticeRepository notices;
    private final LanguagePreferences languages;
    private final CalendarFeeds feeds;
    private final UndeliveredMail mails;

    NotificationPageController(
            NoticeReader reader,
            NoticeRepository notices,
            LanguagePreferences languages,
            CalendarFeeds feeds,
            UndeliveredMail mails) {
        this.reader = reader;
        this.notices = notices;
        this.languages = languages;
        this.feeds = feeds;
        this.mails = mails;
    }

    @GetMapping(path = "/notifications", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        model.addAttribute("section", "notifications");
        model.addAttribute("found", reader.page(person.id(), page, NoticeReader.SIZE, locale));
        model.addAttribute("mailLanguage", languages.of(person.id()).getLanguage());
        model.addAttribute("feeds", feeds.inForce(person.id()));
        model.addAttribute("projects", feeds.projects(person));
        model.addAttribute("undelivered", mails.isFor(person) ? mails.of(person).size() : 0);
        model.addAttribute("unreached", mails.unreached(person).orElse(null));
        return "notifications";
    }

    /** Up to the newest one on the page that was read: what came meanwhile stays unread. */
    @PostMapping("/notifications/read")
    String read(@RequestParam long upTo, @AuthenticationPrincipal Account person) {
        notices.markRead(person.id(), upTo);
        return "redirect:/notifications";
    }

    @PostMapping("/notifications/language")
    String language(@RequestParam String language, @AuthenticationPrincipal Account person) {
        languages.set(person.id(), language);
        return "redirect:/notifications";
    }

    @GetMapping(path = "/api/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(
            summary = "What the caller was told about terms and by mentions, the newest first",
            tags = "Notifications")
    NoticeView.Page list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        return reader.page(person.id(), page, size, locale);
    }
}
