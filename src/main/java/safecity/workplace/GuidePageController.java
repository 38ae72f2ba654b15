package safecity.workplace;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells a newcomer who does what up to the first approval, why nothing is open afterwards, and where to look. */
@Controller
class GuidePageController {

    /** Of the demo, in the order in which they act. */
    private static final List<String> FIRST_APPROVAL = List.of(
            "yeonsu-lead",
            "yeonsu-lead-head",
            "yeonsu-director",
            "yeonsu-planning-head",
            "yeonsu-budget-head",
            "yeonsu-mayor");

    @GetMapping(path = "/guide", produces = MediaType.TEXT_HTML_VALUE)
    String guide(Model model) {
        model.addAttribute("section", "guide");
        model.addAttribute("steps", FIRST_APPROVAL);
        return "guide";
    }
}
