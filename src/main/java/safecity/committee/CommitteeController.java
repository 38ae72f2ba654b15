package safecity.committee;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Begins what comes up in a committee from its page; officers of the house do. */
@Controller
class CommitteeController {

    private final CommitteeProcesses processes;
    private final CommitteeTerms terms;
    private final ProjectAccess projects;
    private final Roles roles;

    CommitteeController(CommitteeProcesses processes, CommitteeTerms terms, ProjectAccess projects, Roles roles) {
        this.processes = processes;
        this.terms = terms;
        this.projects = projects;
        this.roles = roles;
    }

    /** @throws Refusal {@code committee.staffOnly}, {@code committee.notFormed} */
    @PostMapping("/projects/{key}/facts/committees/{id}/member-change")
    String change(@PathVariable String key, @PathVariable String id, @AuthenticationPrincipal Account person) {
        Project project = project(key, person);
        processes.change(project.key(), project.municipality(), person.id());
        return "redirect:/projects/" + project.key() + "/facts/committees/" + id;
    }

    /** Watches terms that nobody watches yet. @throws Refusal {@code committee.staffOnly} */
    @PostMapping("/projects/{key}/facts/committees/{id}/terms")
    String terms(@PathVariable String key, @PathVariable String id, @AuthenticationPrincipal Account person) {
        Project project = project(key, person);
        terms.begin(project.key(), project.municipality(), person.id());
        return "redirect:/projects/" + project.key() + "/facts/committees/" + id;
    }

    private Project project(String key, Account person) {
        if (!roles.of(person.groups()).contains("staff")) {
            throw Refusal.forbidden("committee.staffOnly");
        }
        return projects.get(key, person);
    }
}
