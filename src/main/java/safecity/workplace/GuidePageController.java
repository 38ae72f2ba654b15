package safecity.workplace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.organisation.PostNames;
import safecity.organisation.Routing;

/** Tells a newcomer who does what up to the first approval, why nothing is open afterwards, and where to look. */
@Controller
class GuidePageController {

    /** The first drafts, the heads of the others act after that. */
    private static final List<String> DUTIES = List.of("lead", "lead", "director", "planning", "budget", "mayor");

    private final Routing routing;
    private final Accounts accounts;
    private final PostNames posts;

    GuidePageController(Routing routing, Accounts accounts, PostNames posts) {
        this.routing = routing;
        this.accounts = accounts;
        this.posts = posts;
    }

    /** @param number of the act, from 1; {@code accounts} of the post; empty where nobody has it */
    record Step(int number, String post, List<String> accounts) {}

    /** Writes nothing of its own; which department does a duty is asked of a decision, whose evaluation is put on record. */
    @GetMapping(path = "/guide", produces = MediaType.TEXT_HTML_VALUE)
    @Transactional
    String guide(@AuthenticationPrincipal Account reader, Locale locale, Model model) {
        model.addAttribute("section", "guide");
        model.addAttribute(
                "steps",
                reader.tenants().stream()
                        .findFirst()
                        .map(municipality -> steps(municipality, locale))
                        .orElse(List.of()));
        return "guide";
    }

    /** Who drafts, reviews, agrees and decides a plan there, in the order in which they act; a duty that nobody does is left out. */
    private List<Step> steps(String municipality, Locale locale) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < DUTIES.size(); at++) {
            String duty = DUTIES.get(at);
            if (routing.department(municipality, duty).isPresent()) {
                String group = at == 0 ? routing.group(municipality, duty) : routing.approvers(municipality, duty);
                steps.add(new Step(at + 1, posts.of(group, locale), accounts.members(group)));
            }
        }
        return steps;
    }
}
