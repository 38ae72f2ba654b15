package safecity.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.Account;
import safecity.engine.Roles;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.refusal.Refusal;

/** Mail that did not leave, for those who can correct an address or a server: manager and administrator. */
@Controller
class MailPage {

    private static final int MOST = 200;

    private final MailTable mails;
    private final Roles roles;
    private final Departments departments;

    MailPage(MailTable mails, Roles roles, Departments departments) {
        this.mails = mails;
        this.roles = roles;
        this.departments = departments;
    }

    @GetMapping("/notifications/mail")
    String page(@AuthenticationPrincipal Account person, Model model) {
        model.addAttribute("section", "notifications");
        model.addAttribute("mails", troubled(person));
        return "mails";
    }

    @GetMapping(path = "/api/mails", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(summary = "Mail that did not leave, of the municipalities that the caller manages", tags = "Notifications")
    @ApiResponse(responseCode = "403", description = "The caller neither manages a municipality nor administers")
    List<MailTable.State> list(@Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        return troubled(person);
    }

    private List<MailTable.State> troubled(Account person) {
        Set<String> own = roles.of(person.groups());
        if (!person.administrator() && !own.contains("manager")) {
            throw Refusal.forbidden("mail.forbidden");
        }
        List<String> municipalities = person.administrator()
                ? departments.municipalities().stream().map(Municipality::id).toList() : person.tenants();
        return mails.troubled(municipalities, MOST);
    }
}
