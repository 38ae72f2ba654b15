package safecity.audittrail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** The access log for the auditor of a municipality, a month at a time; looking at it is recorded in it. */
@Controller
class AccessLogPageController {

    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 100;
    private static final int LAST_PAGE = 100_000;

    private final AccessLog log;
    private final AccessLogReader reader;
    private final AccessLogReviewRepository reviews;
    private final Accounts accounts;

    AccessLogPageController(
            AccessLog log, AccessLogReader reader, AccessLogReviewRepository reviews, Accounts accounts) {
        this.accounts = accounts;
        this.log = log;
        this.reader = reader;
        this.reviews = reviews;
    }

    /** @param lines at most 50, newest first; @param total how many there are of the month */
    record Lines(YearMonth month, AccessLogFilter look, int page, long total, List<AccessLogReader.Line> lines) {}

    @GetMapping("/audit/access-log")
    String page(
            @AuthenticationPrincipal Account auditor,
            @RequestParam(required = false) String month,
            @RequestParam(required = false) String look,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Lines lines = lines(auditor, month, look, search, page);
        model.addAttribute("search", search.strip());
        model.addAttribute(
                "names",
                lines.lines().stream()
                        .map(AccessLogReader.Line::account)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(account -> account, accounts::name)));
        model.addAttribute("section", "access-log");
        model.addAttribute("asked", lines);
        model.addAttribute("looks", AccessLogFilter.values());
        model.addAttribute("more", (lines.page() + 1L) * PAGE < lines.total());
        model.addAttribute("figures", reader.figures(municipality(auditor), lines.month()));
        return "audittrail/access-log";
    }

    @GetMapping("/audit/access-log/reviews")
    String reviews(@AuthenticationPrincipal Account auditor, Model model) {
        model.addAttribute("section", "access-log");
        model.addAttribute("reviews", reviews.of(municipality(auditor)));
        return "audittrail/reviews";
    }

    @GetMapping("/api/access-log")
    @ResponseBody
    @Operation(summary = "The access log of a month, for the auditor: at most 50 lines, newest first", tags = "Audit")
    Lines lines(
            @Parameter(hidden = true) @AuthenticationPrincipal Account auditor,
            @Parameter(description = "As 2026-10; the present one by default") @RequestParam(required = false)
                    String month,
            @Parameter(description = "all, refused, downloads, administration or off_hours")
                    @RequestParam(required = false)
                    String look,
            @Parameter(description = "Part of an account's id or name, of what was handled, or of a reason")
                    @RequestParam(defaultValue = "")
                    String search,
            @RequestParam(defaultValue = "0") int page) {
        YearMonth asked = month == null || month.isBlank() ? YearMonth.from(reader.today()) : month(month);
        AccessLogFilter what = look(look);
        int number = Math.max(0, Math.min(page, LAST_PAGE));
        String municipality = municipality(auditor);
        AccessLogReader.Search words = search(municipality, PlainText.line("search", search, LONGEST_SEARCH));
        log.record("view", "access-log/" + asked + "/" + what.name().toLowerCase(Locale.ROOT) + "/" + number);
        return new Lines(
                asked,
                what,
                number,
                reader.count(municipality, asked, what, words),
                reader.page(municipality, asked, what, words, number, PAGE));
    }

    /** By people's names, too: the log itself has their ids. */
    private AccessLogReader.Search search(String municipality, @Nullable String words) {
        if (words == null) {
            return AccessLogReader.Search.ALL;
        }
        List<String> named = accounts.ofMunicipality(municipality).stream()
                .filter(account -> accounts.name(account).contains(words))
                .toList();
        return new AccessLogReader.Search(words, named.isEmpty() ? List.of("") : named);
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() <= 2999) {
                return month;
            }
        } catch (DateTimeException wrong) {
            // Said below, like a year that no log has.
        }
        throw Refusal.of("accessLog.month").field("month");
    }

    private static AccessLogFilter look(String text) {
        return text == null || text.isBlank()
                ? AccessLogFilter.ALL
                : Arrays.stream(AccessLogFilter.values())
                        .filter(look -> look.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("accessLog.look").field("look"));
    }

    private static String municipality(Account auditor) {
        return auditor.tenants().size() == 1 ? auditor.tenants().get(0) : "";
    }
}
