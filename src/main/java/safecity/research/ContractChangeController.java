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

/** Begins the change of a contract from its page; officers of the house do. */
@Controller
class ContractChangeController {

    private final ContractChanges changes;
    private final ProjectAccess projects;
    private final Roles roles;

    ContractChangeController(ContractChanges changes, ProjectAccess projects, Roles roles) {
        this.changes = changes;
        this.projects = projects;
        this.roles = roles;
    }

    /** @throws Refusal {@code research.staffOnly} and those of {@link ContractChanges#request} */
    @PostMapping("/projects/{key}/facts/contracts/{code}/change")
    String begin(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        Project project = projects.get(key, person);
        if (!roles.of(person.groups()).contains("staff")) {
            throw Refusal.forbidden("research.staffOnly");
        }
        changes.request(project.key(), project.municipality(), code, person.id());
        return "redirect:/projects/" + project.key() + "/facts/contracts/" + code;
    }
}
