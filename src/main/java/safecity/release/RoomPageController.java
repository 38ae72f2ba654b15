package safecity.release;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** The room in which whoever assesses a project reads what was released; the house sees what they see. */
@Controller
class RoomPageController {

    private final ReleaseReader reader;
    private final ReleasedEvidence evidence;
    private final RoomQuestions questions;
    private final AccessLog log;

    RoomPageController(ReleaseReader reader, ReleasedEvidence evidence, RoomQuestions questions, AccessLog log) {
        this.questions = questions;
        this.reader = reader;
        this.evidence = evidence;
        this.log = log;
    }

    @GetMapping(path = "/released", produces = MediaType.TEXT_HTML_VALUE)
    String rooms(@AuthenticationPrincipal Account person, Locale locale, Model page) {
        page.addAttribute("section", "released");
        page.addAttribute("rooms", reader.rooms(person, locale));
        return "released-rooms";
    }

    @GetMapping(path = "/projects/{key}/released", produces = MediaType.TEXT_HTML_VALUE)
    String room(@PathVariable String key, @AuthenticationPrincipal Account person, Locale locale, Model page) {
        RoomView room = reader.room(key, person, locale);
        log.record("view", "released/" + key);
        page.addAttribute("section", "released");
        page.addAttribute("room", room);
        page.addAttribute("questions", questions.of(key, reader.hidden(reader.project(key, person), person), locale));
        page.addAttribute("mayAsk", questions.mayAsk(person));
        page.addAttribute(
                "mayRelease",
                reader.mayRelease(person, reader.project(key, person).municipality()));
        return "released";
    }

    @GetMapping(path = "/projects/{key}/released/{item}", produces = MediaType.TEXT_HTML_VALUE)
    String text(
            @PathVariable String key,
            @PathVariable long item,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        Released found = reader.item(key, item, person);
        if (found.kind().equals("evidence")) {
            throw Refusal.notFound("release.unknown");
        }
        log.record("view", "released/" + key + "/" + item);
        page.addAttribute("section", "released");
        page.addAttribute("project", reader.project(key, person));
        page.addAttribute("item", reader.item(found, locale));
        page.addAttribute("passages", reader.passages(found));
        return "released-text";
    }

    /** The file in the version that was released. */
    @GetMapping("/projects/{key}/released/{item}/content")
    void content(
            @PathVariable String key,
            @PathVariable long item,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account person,
            HttpServletResponse response)
            throws IOException {
        Released found = reader.item(key, item, person);
        if (!found.kind().equals("evidence")) {
            throw Refusal.notFound("release.unknown");
        }
        String record = "released/" + key + "/" + item;
        if (preview) {
            log.record("view", record);
        } else {
            log.download(record, reason);
        }
        evidence.send(Long.parseLong(found.ref()), found.version(), preview, response);
    }
}
