package safecity.administration;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.authorization.GroupKind;
import safecity.engine.identity.Accounts;
import safecity.organisation.DepartmentSetup;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Municipalities, their departments and the groups of these, with who is in them. */
@Controller
@RequestMapping("/administration")
class DepartmentPages {

    /** Those that an administrator sets up one by one; the others come with their duty. */
    private static final List<GroupKind> KINDS =
            List.of(GroupKind.DEPARTMENT, GroupKind.PARTNER, GroupKind.ASSESSOR, GroupKind.CITIZENS);

    private final DepartmentSetup setup;
    private final Departments departments;
    private final Accounts accounts;
    private final RefusalMessages refusals;

    DepartmentPages(DepartmentSetup setup, Departments departments, Accounts accounts, RefusalMessages refusals) {
        this.setup = setup;
        this.departments = departments;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    /** What was entered, to be corrected. */
    record Entered(String id, String nameKo, String nameEn) {}

    /** A group with the ids of its people. */
    record Members(DepartmentSetup.Post post, List<String> people) {}

    @GetMapping("/municipalities")
    String municipalities(Model page) {
        page.addAttribute("section", "administration");
        page.addAttribute("municipalities", departments.municipalities());
        return "administration/municipalities";
    }

    @PostMapping("/municipalities")
    String make(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String nameKo,
            @RequestParam(defaultValue = "") String nameEn,
            Model page) {
        try {
            setup.make(id.strip(), new DepartmentSetup.Names(nameKo, nameEn));
            return "redirect:/administration/setup/" + id.strip();
        } catch (Refusal refusal) {
            say(page, refusal, new Entered(id, nameKo, nameEn));
            return municipalities(page);
        }
    }

    @PostMapping("/municipalities/{id}")
    String rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String nameKo,
            @RequestParam(defaultValue = "") String nameEn,
            Model page) {
        try {
            setup.rename(id, new DepartmentSetup.Names(nameKo, nameEn));
            return "redirect:/administration/municipalities";
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            return municipalities(page);
        }
    }

    @GetMapping("/departments")
    String departments(@RequestParam(required = false) @Nullable String municipality, Model page) {
        List<Municipality> known = departments.municipalities();
        page.addAttribute("section", "administration");
        page.addAttribute("municipalities", known);
        Municipality shown = known.stream()
                .filter(one -> municipality == null || one.id().equals(municipality))
                .findFirst()
                .orElse(null);
        if (shown == null && municipality != null) {
            throw Refusal.notFound("duty.municipality").field("municipality");
        }
        page.addAttribute("municipality", shown);
        page.addAttribute("kinds", KINDS);
        if (shown != null) {
            page.addAttribute(
                    "departments",
                    departments.of(shown.id()).stream()
                            .collect(Collectors.toMap(
                                    one -> one.id(),
                                    Function.identity(),
                                    (one, other) -> one,
                                    java.util.LinkedHashMap::new)));
            page.addAttribute(
                    "posts", setup.posts(shown.id()).stream().map(this::members).toList());
        }
        return "administration/departments";
    }

    private Members members(DepartmentSetup.Post post) {
        return new Members(post, accounts.members(post.id()));
    }

    @PostMapping("/departments")
    String makeDepartment(
            @RequestParam String municipality,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "DEPARTMENT") GroupKind kind,
            @RequestParam(defaultValue = "") String nameKo,
            @RequestParam(defaultValue = "") String nameEn,
            Model page) {
        try {
            if (!KINDS.contains(kind)) {
                throw Refusal.of("duty.kind").field("kind");
            }
            setup.makeDepartment(municipality, id.strip(), kind, new DepartmentSetup.Names(nameKo, nameEn));
            return "redirect:/administration/departments?municipality=" + municipality;
        } catch (Refusal refusal) {
            say(page, refusal, new Entered(id, nameKo, nameEn));
            return departments(municipality, page);
        }
    }

    @PostMapping("/departments/{id}")
    String renameDepartment(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String nameKo,
            @RequestParam(defaultValue = "") String nameEn,
            Model page) {
        String municipality = departments
                .find(id)
                .orElseThrow(() -> Refusal.notFound("department.unknown", id).field("department"))
                .municipality();
        try {
            setup.renameDepartment(id, new DepartmentSetup.Names(nameKo, nameEn));
            return "redirect:/administration/departments?municipality=" + municipality;
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusals.sentence(refusal));
            return departments(municipality, page);
        }
    }

    private void say(Model page, Refusal refusal, Entered entered) {
        page.addAttribute("refusal", refusals.sentence(refusal));
        page.addAttribute("wrong", refusal.field().orElse(null));
        page.addAttribute("entered", entered);
    }
}
