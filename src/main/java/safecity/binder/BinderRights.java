package safecity.binder;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
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
    /** Asked late: it knows the models, which need binders. */
    private final ObjectProvider<Handover> handovers;

    BinderRights(ProjectAccess access, Roles roles, Routing routing, ObjectProvider<Handover> handovers) {
        this.handovers = handovers;
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

    /** Whether a binder is still made for somebody: it is theirs to have made, or answers what they demanded from inside the house. */
    boolean isMadeFor(Account person, Binder binder, Project project) {
        return mayMake(person, project)
                || access.find(project.key(), person).isPresent() && access.inside(person) && demanded(binder);
    }

    boolean mayTake(Account person, Binder binder, Project project) {
        return mayMake(person, project) && (audits(person) || own(person, binder) && !demanded(binder))
                || access.find(project.key(), person).isPresent()
                        && handovers.stream().anyMatch(handover -> handover.isFor(binder.id(), person));
    }

    /** Who demanded it has it when it is handed over. */
    private boolean demanded(Binder binder) {
        return handovers.stream().anyMatch(handover -> handover.isDemanded(binder.id()));
    }

    private static boolean own(Account person, Binder binder) {
        return binder.askedBy().equals(person.id()) && person.groups().containsAll(binder.posts());
    }
}
