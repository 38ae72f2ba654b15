package safecity.demo;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** The demo's clock as a page, for administrators. */
@Controller
@Profile("demo")
@RequestMapping("/demo/clock")
class DemoClockPageController {

    private final DemoClock clock;
    private final RefusalMessages refusals;

    DemoClockPageController(DemoClock clock, RefusalMessages refusals) {
        this.clock = clock;
        this.refusals = refusals;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Account person, Model page) {
        DemoClockRequest.onlyAdministrator(person);
        page.addAttribute("section", "clock");
        page.addAttribute("now", clock.now().atZone(EngineClock.SEOUL));
        return "clock";
    }

    @PostMapping
    String pass(
            @RequestParam(required = false) Integer days,
            @RequestParam(required = false) String until,
            @AuthenticationPrincipal Account person,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        DemoClockRequest.onlyAdministrator(person);
        try {
            next.addFlashAttribute(
                    "fired", new DemoClockRequest(days, until).fulfil(clock).fired());
            return "redirect:/demo/clock";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("until", until);
            return show(person, page);
        }
    }
}
