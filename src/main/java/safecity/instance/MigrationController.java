package safecity.instance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Procedures on older models: where each would go, and taking them there, for people and for programs. */
@Controller
@Tag(
        name = "Procedures",
        description = "A manager tries failed steps again, suspends procedures and resumes them, with a reason")
class MigrationController {

    private final MigrationReader reader;
    private final Steering steering;
    private final RefusalMessages refusals;

    MigrationController(MigrationReader reader, Steering steering, RefusalMessages refusals) {
        this.reader = reader;
        this.steering = steering;
        this.refusals = refusals;
    }

    /**
     * @param instances ids of those that shall go
     * @param reason    of 5 to 1,000 characters
     */
    record MigrationRequest(
            @Nullable List<String> instances, @Nullable String reason) {}

    @GetMapping("/instances/migration")
    String show(@AuthenticationPrincipal Account account, Locale locale, Model page) {
        page.addAttribute("section", "instances");
        page.addAttribute("trials", reader.of(account, locale));
        page.addAttribute("rights", steering.rights(account));
        return "instances/migration";
    }

    @PostMapping("/instances/migration")
    String take(
            @RequestParam(required = false) @Nullable List<String> instance,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            steering.migrate(instance == null ? List.of() : instance, reason, account);
            next.addFlashAttribute("done", "migrated");
            return "redirect:/instances/migration";
        } catch (Refusal refusal) {
            String shown = show(account, locale, page);
            page.addAttribute("refusal", refusals.sentence(refusal));
            page.addAttribute("reason", reason);
            response.setStatus(refusal.kind().status());
            return shown;
        }
    }

    @GetMapping("/api/instances/migration")
    @ResponseBody
    @Operation(summary = "Procedures on older models and where each would go; nothing is changed. The first fifty.")
    List<MigrationView> trials(
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return reader.of(account, locale).tried();
    }

    @PostMapping("/api/instances/migration")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes procedures to the newest version of their model, all or none; recorded with the reason")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "400", description = "No reason, or none or more than fifty named")
    @ApiResponse(responseCode = "403", description = "The caller may not steer procedures")
    @ApiResponse(responseCode = "404", description = "One of them is in none of the caller's projects")
    @ApiResponse(responseCode = "409", description = "One of them has gone already, has ended or cannot go")
    void migrate(
            @RequestBody MigrationRequest asked, @Parameter(hidden = true) @AuthenticationPrincipal Account account) {
        steering.migrate(asked.instances() == null ? List.of() : asked.instances(), asked.reason(), account);
    }
}
