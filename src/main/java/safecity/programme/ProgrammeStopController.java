package safecity.programme;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Asks for a programme to be stopped from its page; officers of the house do. */
@Controller
class ProgrammeStopController {

    private final ProgrammeStops stops;
    private final ProjectAccess projects;
    private final Roles roles;

    ProgrammeStopController(ProgrammeStops stops, ProjectAccess projects, Roles roles) {
        this.stops = stops;
        this.projects = projects;
        this.roles = roles;
    }

    /** @throws Refusal {@code programme.staffOnly} and those of {@link ProgrammeStops#request} */
    @PostMapping("/projects/{key}/facts/programmes/{code}/stop")
    String stop(@PathVariable String key, @PathVariable String code, @AuthenticationPrincipal Account person) {
        Project project = projects.get(key, person);
        if (!roles.of(person.groups()).contains("staff")) {
            throw Refusal.forbidden("programme.staffOnly");
        }
        stops.request(project.key(), project.municipality(), code, person.id());
        return "redirect:/projects/" + project.key() + "/facts/programmes/" + code;
    }
}
