package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page that is there before anybody is signed in. */
@Controller
class SignInPageController {

    private final boolean provider;

    SignInPageController(ObjectProvider<ProviderUserService> provider) {
        this.provider = provider.getIfAvailable() != null;
    }

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) String refused,
            @RequestParam(required = false) String blocked,
            @RequestParam(required = false) String ended,
            @RequestParam(required = false) String changed,
            HttpServletRequest request,
            Model model) {
        Optional<String> signOut = ProviderLogoutHandler.rest(request);
        if (signOut.isPresent()) {
            return "redirect:" + signOut.get();
        }
        Optional<SignInNotice> left = SignInNotice.take(request);
        String code = blocked != null
                ? "signIn.blocked"
                : refused != null
                        ? "signIn.refused"
                        : ended != null ? "signIn.ended" : changed != null ? "signIn.changed" : null;
        model.addAttribute("notice", left.map(SignInNotice::code).orElse(code));
        model.addAttribute(
                "about",
                left.map(notice -> notice.arguments().stream().findFirst().orElse(""))
                        .orElse(""));
        model.addAttribute("wrong", left.isPresent() || refused != null || blocked != null);
        model.addAttribute("provider", provider ? "/oauth2/authorization/" + ProviderConfiguration.CLIENT : null);
        return "security/sign-in";
    }
}
