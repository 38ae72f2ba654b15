package safecity.security;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.Account;

/** The access log for the auditor of a municipality, page by page; looking at it is recorded in it. */
@Controller
class AccessLogPage {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private final AccessLog log;

    AccessLogPage(AccessLog log) {
        this.log = log;
    }

    @GetMapping("/audit/access-log")
    String page(@AuthenticationPrincipal Account auditor, @RequestParam(defaultValue = "0") int page, Model model) {
        Lines lines = lines(auditor, page);
        model.addAttribute("lines", lines.lines());
        model.addAttribute("page", lines.page());
        model.addAttribute("more", (long) (lines.page() + 1) * PAGE < lines.total());
        model.addAttribute("total", lines.total());
        return "security/access-log";
    }

    /** @return at most 50 lines, newest first, and how many there are */
    @GetMapping("/api/access-log")
    @ResponseBody
    Lines lines(@AuthenticationPrincipal Account auditor, @RequestParam(defaultValue = "0") int page) {
        int asked = Math.max(0, Math.min(page, LAST_PAGE));
        String municipality = auditor.tenants().size() == 1 ? auditor.tenants().get(0) : "";
        log.record("view", "access-log/page/" + asked);
        return new Lines(asked, log.count(municipality), log.page(municipality, asked, PAGE));
    }

    record Lines(int page, long total, List<AccessLog.Line> lines) {}
}
