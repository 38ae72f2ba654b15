package safecity.security;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.engine.identity.WaitingConfirmations;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** What waits for a second administrator; the first one sees it here too, and can't confirm it. */
@Controller
class ConfirmationPageController {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final WaitingConfirmations waiting;
    private final RefusalMessages refusals;

    ConfirmationPageController(WaitingConfirmations waiting, RefusalMessages refusals) {
        this.waiting = waiting;
        this.refusals = refusals;
    }

    @GetMapping("/confirmations")
    String list(@AuthenticationPrincipal Account administrator, Model model) {
        List<WaitingConfirmations.Request> requests = waiting.of(administrator.id());
        model.addAttribute("section", "confirmations");
        model.addAttribute("requests", requests);
        model.addAttribute("seoul", SEOUL);
        return "security/confirmations";
    }

    /** Several at once, as after a table of accounts; what is refused is said, and keeps nothing else back. */
    @PostMapping("/confirmations")
    String confirmAll(
            @RequestParam(defaultValue = "") List<Long> id,
            @AuthenticationPrincipal Account administrator,
            Model model) {
        List<String> refused = new ArrayList<>();
        for (Long one : id) {
            try {
                waiting.confirm(one, administrator.id());
            } catch (RuntimeException failure) {
                refused.add(refusals.sentence(Refusal.in(failure).orElseThrow(() -> failure)));
            }
        }
        if (refused.isEmpty()) {
            return "redirect:/confirmations";
        }
        model.addAttribute("refusal", String.join(" ", new LinkedHashSet<>(refused)));
        return list(administrator, model);
    }

    @PostMapping("/confirmations/{id}")
    String confirm(@PathVariable long id, @AuthenticationPrincipal Account administrator, Locale locale, Model model) {
        try {
            waiting.confirm(id, administrator.id());
            return "redirect:/confirmations";
        } catch (RuntimeException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            model.addAttribute("refusal", refusals.sentence(refusal));
            return list(administrator, model);
        }
    }
}
