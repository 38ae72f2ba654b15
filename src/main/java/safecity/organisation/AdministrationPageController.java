package safecity.organisation;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/** Where an administrator finds everything that is theirs. */
@Controller
class AdministrationPageController {

    @GetMapping(path = "/administration", produces = MediaType.TEXT_HTML_VALUE)
    String administration(@AuthenticationPrincipal Account person, Model model) {
        if (!person.administrator()) {
            throw Refusal.forbidden("administration.notYours");
        }
        model.addAttribute("section", "administration");
        return "administration";
    }
}
