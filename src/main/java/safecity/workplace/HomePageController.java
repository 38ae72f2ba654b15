package safecity.workplace;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import safecity.engine.identity.Account;
import safecity.portfolio.Portfolio;

/** What somebody sees first: what is theirs today, what is late, what to approve, who waits for them, their projects. */
@Controller
class HomePageController {

    private static final int PROJECTS = 5;

    private final HomeReader reader;
    private final Portfolio projects;

    HomePageController(HomeReader reader, Portfolio projects) {
        this.reader = reader;
        this.projects = projects;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home(@AuthenticationPrincipal Account person, Locale locale, Model model) {
        model.addAttribute("section", "home");
        model.addAttribute("home", reader.read(person, locale));
        model.addAttribute("projects", projects.first(person, PROJECTS, locale));
        return "home";
    }
}
