package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import safecity.engine.identity.Account;

/** Where a person sees where they are signed in, and ends what they have left open elsewhere. */
@Controller
class SessionPage {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final OwnSessions sessions;
    private final AccessLog log;

    SessionPage(OwnSessions sessions, AccessLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    record Line(java.time.ZonedDateTime began, String address, String browser, boolean here) {}

    @GetMapping("/sessions")
    String show(@AuthenticationPrincipal Account account, HttpServletRequest request, Model model) {
        String here = request.getSession().getId();
        model.addAttribute(
                "sessions",
                sessions.of(account.id()).stream()
                        .map(own -> new Line(
                                own.began().atZone(SEOUL),
                                own.address(),
                                own.browser(),
                                own.id().equals(here)))
                        .toList());
        return "security/sessions";
    }

    @PostMapping("/sessions/end-others")
    String endOthers(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        sessions.endOthers(account.id(), request.getSession());
        log.record("administer", "sessions/" + account.id());
        return "redirect:/sessions";
    }
}
