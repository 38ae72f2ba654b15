package safecity.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** The ledger for auditors: how it stands, its head to take away, and its verification. */
@Controller
class LedgerPageController {

    private static final String PAGE = "audittrail/ledger";

    private final Ledger ledger;
    private final AccessLog log;
    private final RefusalMessages refusals;

    LedgerPageController(Ledger ledger, AccessLog log, RefusalMessages refusals) {
        this.ledger = ledger;
        this.log = log;
        this.refusals = refusals;
    }

    @GetMapping("/audit/ledger")
    String page(@AuthenticationPrincipal Account auditor, Model model) {
        model.addAttribute("section", "ledger");
        model.addAttribute("state", ledger.state(auditor));
        return PAGE;
    }

    @PostMapping("/audit/ledger")
    String verify(
            @AuthenticationPrincipal Account auditor, @RequestParam(defaultValue = "") String heads, Model model) {
        try {
            begin(auditor, heads);
            return "redirect:/audit/ledger";
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusals.sentence(refusal));
            model.addAttribute("heads", heads);
            return page(auditor, model);
        }
    }

    @GetMapping("/api/ledger")
    @ResponseBody
    @Operation(summary = "How the record stands, and the newest verifications; for auditors", tags = "Audit")
    LedgerState state(@Parameter(hidden = true) @AuthenticationPrincipal Account auditor) {
        return ledger.state(auditor);
    }

    /** @param head number of the seal, a colon and 64 hexadecimal digits; null before the first seal */
    record Head(@Nullable String head) {}

    @PostMapping("/api/ledger/heads")
    @ResponseBody
    @Operation(
            summary = "The newest head, to be kept outside of the house; that it was taken is recorded",
            tags = "Audit")
    Head head(@Parameter(hidden = true) @AuthenticationPrincipal Account auditor) {
        Optional<String> head = ledger.handOut("api", auditor.id());
        return new Head(head.orElse(null));
    }

    @PostMapping("/audit/ledger/heads")
    String takeHead(@AuthenticationPrincipal Account auditor, Model model) {
        model.addAttribute("taken", ledger.handOut("page", auditor.id()).orElse(null));
        return page(auditor, model);
    }

    @PostMapping("/api/ledger/verifications")
    @ResponseBody
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begins a verification of the whole record, compared with heads that were kept outside",
            tags = "Audit")
    LedgerState verify(
            @Parameter(hidden = true) @AuthenticationPrincipal Account auditor,
            @Parameter(description = "One to a line: number of the seal, colon, 64 hexadecimal digits")
                    @RequestParam(defaultValue = "")
                    String heads) {
        begin(auditor, heads);
        return ledger.state(auditor);
    }

    private void begin(Account auditor, String heads) {
        ledger.verify(auditor.id(), heads);
        log.record("verify", "ledger");
    }
}
