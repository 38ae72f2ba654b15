package safecity.binder;

import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;

/**
 * Who has a binder made: auditors, managers, and the department that leads the municipality's projects. Whoever had one made takes
 * it as long as they hold every post with which they asked; an auditor takes anybody's.
 */
@Component
class BinderRights {

    private final ProjectAccess access;
    private final Roles roles;
    private final Routing routing;

    BinderRights(ProjectAccess access, Roles roles, Routing routing) {
        this.access = access;
        this.roles = roles;
        this.routing = routing;
    }

    boolean mayMake(Account person, Project project) {
        Set<String> own = roles.of(person.groups());
        return access.find(project.key(), person).isPresent()
                && (own.contains("auditor")
                        || own.contains("manager")
                        || routing.does(
                                project.municipality(),
                                "lead",
                                person.groups().stream()
                                        .map(Routing::departmentOf)
                                        .toList()));
    }

    boolean audits(Account person) {
        return roles.of(person.groups()).contains("auditor");
    }

    boolean mayTake(Account person, Binder binder, Project project) {
        return mayMake(person, project)
                && (audits(person)
                        || binder.askedBy().equals(person.id())
                                && person.groups().containsAll(binder.posts()));
    }
}
