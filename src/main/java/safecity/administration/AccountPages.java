package safecity.administration;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountAdministration;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Departments;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** The accounts, for administrators; what was entered and refused stays in the form. */
@Controller
@RequestMapping("/administration/accounts")
class AccountPages {

    private final AccountAdministration accounts;
    private final DepartmentSetup setup;
    private final Departments departments;
    private final FirstPasswords passwords;
    private final RefusalMessages refusals;
    private final AccessLog log;
    private final TransactionTemplate transaction;

    AccountPages(
            AccountAdministration accounts,
            DepartmentSetup setup,
            Departments departments,
            FirstPasswords passwords,
            RefusalMessages refusals,
            AccessLog log,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.setup = setup;
        this.departments = departments;
        this.passwords = passwords;
        this.refusals = refusals;
        this.log = log;
        this.transaction = transaction;
    }

    /** What was entered, to be corrected. */
    record Entered(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String municipality) {}

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(defaultValue = "0") int from,
            Model page) {
        int offset = Math.max(0, Math.min(from, 1_000_000));
        String one = municipality == null || municipality.isBlank() ? null : municipality;
        List<AccountAdministration.Known> found = accounts.find(q, one, null, offset);
        page.addAttribute("section", "administration");
        page.addAttribute("municipalities", departments.municipalities());
        page.addAttribute("municipality", one);
        page.addAttribute("q", q);
        page.addAttribute(
                "accounts", found.stream().limit(AccountAdministration.PAGE).toList());
        page.addAttribute("before", offset > 0 ? Math.max(0, offset - AccountAdministration.PAGE) : null);
        page.addAttribute(
                "after", found.size() > AccountAdministration.PAGE ? offset + AccountAdministration.PAGE : null);
        return "administration/accounts";
    }

    @PostMapping
    String make(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String municipality,
            Model page) {
        try {
            String password = passwords.next(id.strip());
            String one = departments
                    .municipality(municipality)
                    .orElseThrow(() -> Refusal.of("account.municipality").field("municipality"))
                    .id();
            transaction.executeWithoutResult(status ->
                    accounts.make(id.strip(), AccountEntry.name(name), AccountEntry.address(email), password, one));
            log.record("administer", "account/" + id.strip() + " made");
            page.addAttribute("password", password);
            return show(id.strip(), null, page);
        } catch (Refusal refusal) {
            say(page, refusal);
            page.addAttribute("entered", new Entered(id, name, email, municipality));
            return list(null, null, 0, page);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, @RequestParam(required = false) @Nullable String done, Model page) {
        AccountAdministration.Known account = accounts.find(id)
                .orElseThrow(() -> Refusal.notFound("account.unknown", id).field("id"));
        Map<String, DepartmentSetup.Post> posts = account.municipalities().stream()
                .filter(one -> departments.municipality(one).isPresent())
                .flatMap(one -> setup.posts(one).stream())
                .collect(Collectors.toMap(
                        DepartmentSetup.Post::id,
                        Function.identity(),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
        page.addAttribute("section", "administration");
        page.addAttribute("account", account);
        page.addAttribute("posts", posts);
        page.addAttribute("done", done);
        return "administration/account";
    }

    @PostMapping("/{id}")
    String rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            Model page) {
        return act(id, "renamed", page, () -> {
            accounts.rename(id, AccountEntry.name(name), AccountEntry.address(email));
            log.record("administer", "account/" + id + " renamed");
        });
    }

    /** Said once, on the page that answers. */
    @PostMapping("/{id}/password")
    String password(@PathVariable String id, @AuthenticationPrincipal Account person, Model page) {
        if (id.equals(person.id())) {
            return "redirect:/password";
        }
        try {
            String password = passwords.next(id);
            accounts.setPassword(id, password);
            log.record("administer", "password/" + id + " set anew");
            page.addAttribute("password", password);
        } catch (RuntimeException failure) {
            say(page, Refusal.in(failure).orElseThrow(() -> failure));
        }
        return show(id, null, page);
    }

    @PostMapping("/{id}/unlock")
    String unlock(@PathVariable String id, Model page) {
        return act(id, "unlocked", page, () -> {
            accounts.unlock(id);
            log.record("administer", "account/" + id + " unlocked");
        });
    }

    @PostMapping("/{id}/groups")
    String enter(@PathVariable String id, @RequestParam(defaultValue = "") String group, Model page) {
        return act(id, "entered", page, () -> {
            accounts.enter(id, group);
            log.record("administer", "membership/" + group + "/" + id + " entered");
        });
    }

    @PostMapping("/{id}/groups/removal")
    String leave(@PathVariable String id, @RequestParam(defaultValue = "") String group, Model page) {
        return act(id, "left", page, () -> {
            accounts.leave(id, group);
            log.record("administer", "membership/" + group + "/" + id + " taken out");
        });
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, Model page) {
        try {
            accounts.remove(id);
            log.record("administer", "account/" + id + " removed");
            return "redirect:/administration/accounts";
        } catch (RuntimeException failure) {
            say(page, Refusal.in(failure).orElseThrow(() -> failure));
            return show(id, null, page);
        }
    }

    private String act(String id, String done, Model page, Runnable act) {
        try {
            act.run();
            return "redirect:/administration/accounts/" + id + "?done=" + done;
        } catch (RuntimeException failure) {
            say(page, Refusal.in(failure).orElseThrow(() -> failure));
            return show(id, null, page);
        }
    }

    private void say(Model page, Refusal refusal) {
        page.addAttribute("refusal", refusals.sentence(refusal));
        page.addAttribute("wrong", refusal.field().orElse(null));
    }
}
