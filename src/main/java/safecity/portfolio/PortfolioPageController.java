package safecity.portfolio;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.notation.TableFile;
import safecity.project.overview.ProjectRequest;
import safecity.refusal.Refusal;

/** The list of projects for people, and the same as a file; as {@link PortfolioController} tells programs. */
@Controller
class PortfolioPageController {

    private static final int PAGE = 50;

    /** So many of what comes within thirty days are shown; the file has all. */
    private static final int MOST_COMING = 50;

    private final Portfolio portfolio;
    private final PortfolioFiles files;
    private final Roles roles;
    private final Clock clock;

    PortfolioPageController(Portfolio portfolio, PortfolioFiles files, Roles roles, Clock clock) {
        this.portfolio = portfolio;
        this.files = files;
        this.roles = roles;
        this.clock = clock;
    }

    /** What comes within 30, within 60, within 90 days. @param more how many are not shown */
    record Span(int days, List<ComingDecision> decisions, int more) {}

    @GetMapping(path = "/projects", produces = MediaType.TEXT_HTML_VALUE)
    String list(
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String scheme,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model model) {
        ProjectRequest.page(page, PAGE);
        if (roles.assesses(account.groups())) {
            return "redirect:/released";
        }
        PortfolioFilter filter = PortfolioFilter.of(municipality, scheme, year, state);
        Portfolio.Look look = portfolio.look(account, filter, page, PAGE, locale);
        model.addAttribute("section", "projects");
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("filter", filter);
        model.addAttribute("query", filter.query());
        model.addAttribute("states", ProjectState.values());
        model.addAttribute("look", look);
        model.addAttribute("spans", spans(look.coming()));
        return "projects";
    }

    private static List<Span> spans(List<ComingDecision> coming) {
        Map<Integer, List<ComingDecision>> within = coming.stream()
                .collect(Collectors.groupingBy(ComingDecision::within, TreeMap::new, Collectors.toList()));
        return within.entrySet().stream()
                .map(span -> new Span(
                        span.getKey(),
                        span.getValue().stream().limit(MOST_COMING).toList(),
                        Math.max(0, span.getValue().size() - MOST_COMING)))
                .toList();
    }

    /** @param format {@code csv} or {@code xlsx} */
    @GetMapping("/projects/list.{format}")
    void file(
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String scheme,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String state,
            @AuthenticationPrincipal Account account,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        TableFile wanted = TableFile.of(format).orElseThrow(() -> Refusal.notFound("portfolio.noSuchFile", format));
        Portfolio.Whole whole = portfolio.whole(account, PortfolioFilter.of(municipality, scheme, year, state), locale);
        wanted.begin(response, "projects");
        files.write(wanted, whole, locale, response.getOutputStream());
    }
}
