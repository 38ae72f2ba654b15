package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.identity.Passwords;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Where a person sets the password of their own account. */
@Controller
class PasswordPage {

    private final Accounts accounts;
    private final IdentityDirectory directory;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final RefusalMessages refusals;
    private final AccessLog log;

    PasswordPage(
            Accounts accounts,
            IdentityDirectory directory,
            Passwords passwords,
            SignInThrottle throttle,
            RefusalMessages refusals,
            AccessLog log) {
        this.accounts = accounts;
        this.directory = directory;
        this.passwords = passwords;
        this.throttle = throttle;
        this.refusals = refusals;
        this.log = log;
    }

    @GetMapping("/password")
    String show(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute("first", passwords.isForeign(account.id()));
        return "security/password";
    }

    /** The session ends with the old password, and the person signs in with the new one. */
    @PostMapping("/password")
    String change(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        try {
            change(account, current, password, again, request.getRemoteAddr());
        } catch (RuntimeException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            model.addAttribute("problem", refusals.sentence(refusal));
            return show(account, model);
        }
        log.record("administer", "password/" + account.id());
        request.getSession().invalidate();
        return "redirect:/login?changed";
    }

    private void change(Account account, String current, String password, String again, String address) {
        if (throttle.isBlocked(account.id(), address)) {
            throw Refusal.forbidden("signIn.blocked");
        }
        if (accounts.signIn(account.id(), current).isEmpty()) {
            throttle.failed(account.id(), address);
            throw Refusal.of("password.current").field("current");
        }
        if (!password.equals(again)) {
            throw Refusal.of("password.again").field("again");
        }
        directory.setPassword(account.id(), password);
    }
}
