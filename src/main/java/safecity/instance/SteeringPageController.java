package safecity.instance;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** One procedure: all that is known of it, and what a manager does about it. */
@Controller
class SteeringPageController {

    private final InstanceDetailReader details;
    private final Steering steering;
    private final RefusalMessages refusals;

    SteeringPageController(InstanceDetailReader details, Steering steering, RefusalMessages refusals) {
        this.details = details;
        this.steering = steering;
        this.refusals = refusals;
    }

    @GetMapping("/instances/{instance}")
    String one(@PathVariable String instance, @AuthenticationPrincipal Account account, Locale locale, Model page) {
        InstanceDetails found = details.of(instance, account, locale);
        page.addAttribute("section", "instances");
        page.addAttribute("found", found);
        page.addAttribute("one", found.view());
        page.addAttribute("path", found.path());
        page.addAttribute("rights", steering.rights(account));
        page.addAttribute("acts", steering.of(instance, found.view().projectKey()));
        return "instances/instance";
    }

    @PostMapping("/instances/{instance}/incidents/{incident}/retry")
    String retry(
            @PathVariable String instance,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        return act(
                "retried",
                () -> steering.retry(instance, incident, reason, account),
                instance,
                reason,
                account,
                locale,
                page,
                next,
                response);
    }

    @PostMapping("/instances/{instance}/suspension")
    String suspend(
            @PathVariable String instance,
            @RequestParam(required = false) @Nullable String reach,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        return act(
                "suspended",
                () -> steering.suspend(instance, SteeringController.reach(reach), reason, account),
                instance,
                reason,
                account,
                locale,
                page,
                next,
                response);
    }

    @PostMapping("/instances/{instance}/resumption")
    String resume(
            @PathVariable String instance,
            @RequestParam(required = false) @Nullable String reach,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        return act(
                "resumed",
                () -> steering.resume(instance, SteeringController.reach(reach), reason, account),
                instance,
                reason,
                account,
                locale,
                page,
                next,
                response);
    }

    /** A refusal stands on the page as it is now, with the reason as it was typed. */
    private String act(
            String done,
            Runnable act,
            String instance,
            @Nullable String reason,
            Account account,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            act.run();
            next.addFlashAttribute("done", done);
            return "redirect:/instances/{instance}";
        } catch (Refusal refusal) {
            String shown = one(instance, account, locale, page);
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("reason", reason);
            response.setStatus(refusal.kind().status());
            return shown;
        }
    }
}
