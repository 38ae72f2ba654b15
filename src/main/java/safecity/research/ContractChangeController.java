package safecity.research;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Begins the change of a contract, or what else comes up while it runs, from its page; officers of the house do. */
@Controller
class ContractChangeController {

    private final ContractChanges changes;
    private final ContractMatters matters;
    private final ProjectAccess projects;
    private final Roles roles;

    ContractChangeController(ContractChanges changes, ContractMatters matters, ProjectAccess projects, Roles roles) {
        this.changes = changes;
        this.matters = matters;
        this.projects = projects;
        this.roles = roles;
    }

    /** @throws Refusal {@code research.staffOnly} and those of {@link ContractChanges#request} */
    @PostMapping("/projects/{key}/facts/contracts/{code}/change")
    String begin(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        Project project = project(key, person);
        changes.request(project.key(), project.municipality(), code, person.id());
        return page(project, code);
    }

    /** @throws Refusal {@code research.staffOnly} and those of {@link ContractMatters#request} */
    @PostMapping("/projects/{key}/facts/contracts/{code}/advance")
    String advance(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        return begin(key, code, ContractMatter.ADVANCE, person);
    }

    /** @throws Refusal {@code research.staffOnly} and those of {@link ContractMatters#request} */
    @PostMapping("/projects/{key}/facts/contracts/{code}/suspension")
    String suspend(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        return begin(key, code, ContractMatter.SUSPENSION, person);
    }

    /** @throws Refusal {@code research.staffOnly} and those of {@link ContractMatters#request} */
    @PostMapping("/projects/{key}/facts/contracts/{code}/termination")
    String terminate(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        return begin(key, code, ContractMatter.TERMINATION, person);
    }

    private String begin(String key, String code, ContractMatter kind, Account person) {
        Project project = project(key, person);
        matters.request(project.key(), project.municipality(), code, kind, person.id());
        return page(project, code);
    }

    private Project project(String key, Account person) {
        Project project = projects.get(key, person);
        if (!roles.of(person.groups()).contains("staff")) {
            throw Refusal.forbidden("research.staffOnly");
        }
        return project;
    }

    private static String page(Project project, String code) {
        return "redirect:/projects/" + project.key() + "/facts/contracts/" + code;
    }
}
