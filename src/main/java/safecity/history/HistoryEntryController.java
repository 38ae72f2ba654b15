package safecity.history;

import java.util.Locale;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import safecity.engine.identity.Account;
import safecity.security.AccessLog;

/** An entry's own page, whose address can be cited: what the act changed, by which form and which row of a decision table. */
@Controller
class HistoryEntryController {

    private final History history;
    private final ActViews acts;
    private final AccessLog log;

    HistoryEntryController(History history, ActViews acts, AccessLog log) {
        this.history = history;
        this.acts = acts;
        this.log = log;
    }

    /** @param ref key of the entry's row, with tildes for its slashes */
    @GetMapping("/history/entries/{kind}/{ref}")
    String entry(
            @PathVariable String kind,
            @PathVariable String ref,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            Model page) {
        History.Told told = history.entry(kind, ref.replace('~', '/'), reader, locale);
        log.record(
                "view", "history/" + Objects.requireNonNullElse(told.row().projectKey(), "-") + "/" + kind + "/" + ref);
        page.addAttribute("section", "history");
        page.addAttribute("entry", told.entry());
        page.addAttribute("act", acts.of(told.row(), history.municipality(told.row(), reader), reader, locale));
        page.addAttribute("askable", history.mayAskAbout("", reader));
        return "history/entry";
    }
}
