package safecity.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page that is there before anybody is signed in. */
@Controller
class SignInPage {

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) String refused,
            @RequestParam(required = false) String blocked,
            @RequestParam(required = false) String ended,
            Model model) {
        model.addAttribute("notice", blocked != null ? "signIn.blocked" : refused != null ? "signIn.refused"
                : ended != null ? "signIn.ended" : null);
        model.addAttribute("wrong", refused != null || blocked != null);
        return "security/sign-in";
    }
}
