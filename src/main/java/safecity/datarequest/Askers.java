package safecity.datarequest;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroups;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;

/** Who demands documents on which ground, and who reads a demand and its answer. */
@Component
class Askers {

    private final KnownGroups groups;
    private final Roles roles;
    private final ProjectAccess access;

    Askers(KnownGroups groups, Roles roles, ProjectAccess access) {
        this.groups = groups;
        this.roles = roles;
        this.access = access;
    }

    /** On which somebody may demand something; empty for who may not. */
    List<Ground> grounds(Account person) {
        return Ground.of(kinds(person));
    }

    /** The posts by which somebody demands on a ground. */
    List<String> posts(Account person, Ground ground) {
        return person.groups().stream()
                .filter(group -> kinds(group).stream()
                        .anyMatch(kind -> Ground.of(Set.of(kind)).contains(ground)))
                .toList();
    }

    /** Whether somebody asks on the side from which a demand came: the asker, their office and its head. */
    boolean isSideOf(DataRequest request, Account person) {
        return !grounds(person).isEmpty()
                && (person.id().equals(request.askedBy())
                        || !Collections.disjoint(offices(person.groups()), offices(request.posts())));
    }

    private static List<String> offices(List<String> groups) {
        return groups.stream().map(Routing::departmentOf).toList();
    }

    /** Whether somebody reads a demand: its own side, the department that answers, who checks it, and who oversees the house. */
    boolean reads(DataRequest request, Project project, Routing routing, Account person) {
        if (!access.sees(person, project.municipality())) {
            return false;
        }
        List<String> departments = offices(person.groups());
        return isSideOf(request, person)
                || roles.oversees(person.groups())
                || routing.does(project.municipality(), request.duty(), departments)
                || routing.does(project.municipality(), "lead", departments);
    }

    private Set<GroupKind> kinds(Account person) {
        return person.groups().stream().flatMap(group -> kinds(group).stream()).collect(Collectors.toSet());
    }

    private Set<GroupKind> kinds(String group) {
        return groups.find(group).map(known -> Set.of(known.kind())).orElse(Set.of());
    }
}
