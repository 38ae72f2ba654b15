package safecity.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.identity.Account;

/** Mail that did not leave, for people and for programs. */
@Controller
class MailPageController {

    private final UndeliveredMail trouble;

    MailPageController(UndeliveredMail trouble) {
        this.trouble = trouble;
    }

    @GetMapping("/notifications/mail")
    String page(@AuthenticationPrincipal Account person, Model model) {
        model.addAttribute("section", "notifications");
        model.addAttribute("mails", trouble.of(person));
        return "mails";
    }

    @GetMapping(path = "/api/mails", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(
            summary = "Mail that did not leave, of the municipalities that the caller manages",
            tags = "Notifications")
    @ApiResponse(responseCode = "403", description = "The caller neither manages a municipality nor administers")
    List<MailRepository.State> list(@Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        return trouble.of(person);
    }
}
