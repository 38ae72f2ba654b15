package safecity.administration;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.engine.identity.Account;
import safecity.notification.TrialMail;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;
import safecity.security.SignInProvider;

/** The first day of a district as one path: what is done, what comes next, and where each step is taken. */
@Controller
@RequestMapping("/administration/setup")
class FirstDayPages {

    private final FirstDay day;
    private final Departments departments;
    private final DepartmentSetup setup;
    private final AccountImport accounts;
    private final TrialMail mail;
    private final SignInProvider provider;
    private final InstallationChecks checks;
    private final RefusalMessages refusals;
    private final MessageSource messages;
    private final AccessLog log;

    FirstDayPages(
            FirstDay day,
            Departments departments,
            DepartmentSetup setup,
            AccountImport accounts,
            TrialMail mail,
            SignInProvider provider,
            InstallationChecks checks,
            RefusalMessages refusals,
            MessageSource messages,
            AccessLog log) {
        this.day = day;
        this.departments = departments;
        this.setup = setup;
        this.accounts = accounts;
        this.mail = mail;
        this.provider = provider;
        this.checks = checks;
        this.refusals = refusals;
        this.messages = messages;
        this.log = log;
    }

    @GetMapping
    String begin(Model page) {
        page.addAttribute("section", "administration");
        page.addAttribute("municipalities", departments.municipalities());
        return "administration/setup-begin";
    }

    @GetMapping("/{municipality}")
    String show(@PathVariable String municipality, @AuthenticationPrincipal Account reader, Model page) {
        Municipality shown = existing(municipality);
        page.addAttribute("section", "administration");
        page.addAttribute("municipality", shown);
        page.addAttribute("state", day.of(shown.id(), reader.id()));
        page.addAttribute("korean", Locale.KOREAN);
        page.addAttribute("english", Locale.ENGLISH);
        return "administration/setup";
    }

    /** Fields {@code <duty>Ko} and {@code <duty>En}. */
    @PostMapping("/{municipality}/departments")
    String departments(
            @PathVariable String municipality,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Account person,
            Model page) {
        Map<String, DepartmentSetup.Names> named = new HashMap<>();
        fields.forEach((field, name) -> {
            if (field.endsWith("Ko")) {
                String duty = field.substring(0, field.length() - 2);
                named.put(duty, new DepartmentSetup.Names(name, fields.getOrDefault(duty + "En", "")));
            }
        });
        return step(municipality, "duties", person, page, () -> {
            try {
                setup.setUp(person, municipality, named, messages.getMessage("setup.reason", null, Locale.KOREAN));
            } catch (Refusal refusal) {
                page.addAttribute("named", fields);
                throw refusal;
            }
        });
    }

    /** The page that answers says the first passwords, once. */
    @PostMapping("/{municipality}/accounts")
    String accounts(
            @PathVariable String municipality,
            @RequestParam(defaultValue = "") String table,
            @AuthenticationPrincipal Account person,
            Model page) {
        existing(municipality);
        try {
            AccountImport.Report report = accounts.enter(municipality, table);
            page.addAttribute("report", report);
            if (!report.done()) {
                page.addAttribute("table", table);
            }
        } catch (Refusal refusal) {
            say(page, "accounts", refusal);
            page.addAttribute("table", table);
        }
        return show(municipality, person, page);
    }

    /** A table to fill in: a line for every post that nobody holds. For Excel, which knows UTF-8 by its mark. */
    @GetMapping("/{municipality}/accounts.csv")
    @ResponseBody
    ResponseEntity<String> form(@PathVariable String municipality, @AuthenticationPrincipal Account reader) {
        List<DepartmentSetup.Post> empty =
                day.of(existing(municipality).id(), reader.id()).empty();
        StringBuilder table = new StringBuilder("\uFEFF계정,성명,전자우편,부서,직위\r\n");
        Map<String, DepartmentSetup.Post> byId = new HashMap<>();
        setup.posts(municipality).forEach(post -> byId.put(post.id(), post));
        for (DepartmentSetup.Post post : empty) {
            DepartmentSetup.Post department = byId.getOrDefault(post.group().department(), post);
            table.append(",,,\"")
                    .append(department.nameKo().replace("\"", "\"\""))
                    .append("\",")
                    .append(post.group().head() ? "부서장" : "담당")
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"accounts-" + municipality + ".csv\"")
                .body(table.toString());
    }

    @PostMapping("/{municipality}/mail")
    String mail(
            @PathVariable String municipality,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable String without,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        return step(municipality, "mail", person, page, () -> {
            if (without != null) {
                settle("mail", person);
                return;
            }
            String to = AccountEntry.address(address);
            if (to == null) {
                throw Refusal.of("text.missing").field("address");
            }
            checked("mail", person, () -> mail.send(to, locale));
        });
    }

    @PostMapping("/{municipality}/sign-in")
    String signIn(
            @PathVariable String municipality,
            @RequestParam(required = false) @Nullable String without,
            @AuthenticationPrincipal Account person,
            Model page) {
        return step(municipality, "sign-in", person, page, () -> {
            if (without != null) {
                settle("sign-in", person);
            } else {
                checked("sign-in", person, provider::ask);
            }
        });
    }

    private void settle(String subject, Account person) {
        checks.enter(subject, InstallationChecks.NOT_USED, person.id());
        log.record("administer", "installation/" + subject + " not used");
    }

    private void checked(String subject, Account person, Runnable question) {
        try {
            question.run();
            checks.enter(subject, InstallationChecks.PASSED, person.id());
        } catch (Refusal refusal) {
            checks.enter(subject, InstallationChecks.FAILED, person.id());
            throw refusal;
        }
    }

    private String step(String municipality, String step, Account person, Model page, Runnable act) {
        existing(municipality);
        try {
            act.run();
            return "redirect:/administration/setup/" + municipality + "#" + step;
        } catch (Refusal refusal) {
            say(page, step, refusal);
            return show(municipality, person, page);
        }
    }

    private void say(Model page, String step, Refusal refusal) {
        page.addAttribute("refused", step);
        page.addAttribute("refusal", refusals.violations(refusal));
    }

    private Municipality existing(String municipality) {
        return departments
                .municipality(municipality)
                .orElseThrow(() -> Refusal.notFound("duty.municipality").field("municipality"));
    }
}
