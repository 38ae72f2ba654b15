package safecity.evidence;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/**
 * Who may read and file evidence. The municipality's own people read everything but what is closed (비공개); that is for the
 * department which owns it and the lead department. Manager and auditor read all and file nothing; outside participants
 * read what is open, and what their own body owns; who assesses the project reads by this rule only the latter, and in the
 * room of what was released everything else. Who once filed something has no right by that: they may have left.
 */
@Component
class EvidenceRights {

    /** Whoever reads it. */
    static final Scope EVERYTHING = new Scope(true, true, true, List.of());

    private final Roles roles;
    private final Departments departments;
    private final Routing routing;

    EvidenceRights(Roles roles, Departments departments, Routing routing) {
        this.routing = routing;
        this.roles = roles;
        this.departments = departments;
    }

    /**
     * @param all         reads everything of the project
     * @param inside      belongs to the municipality rather than to a body outside
     * @param open        reads what is open
     * @param departments that the person belongs to, or heads
     */
    record Scope(boolean all, boolean inside, boolean open, List<String> departments) {

        boolean reads(Evidence evidence) {
            return all
                    || inside && evidence.publication() != Publication.CLOSED
                    || open && evidence.publication() == Publication.OPEN
                    || isOwn(evidence);
        }

        boolean isOwn(Evidence evidence) {
            return departments.contains(evidence.owner());
        }
    }

    Scope of(Account person, String municipality) {
        Set<String> own = roles.of(person.groups());
        List<String> belongsTo =
                departments(person, municipality).stream().map(Department::id).toList();
        boolean leads = routing.does(municipality, "lead", belongsTo);
        return new Scope(
                leads || roles.oversees(person.groups()),
                own.contains("staff") || own.contains("approver"),
                !roles.assesses(person.groups()),
                belongsTo);
    }

    /** As {@link #of}, without a question for whoever oversees: they read everything anyway. */
    Scope reach(Account person, String municipality) {
        return roles.oversees(person.groups()) ? EVERYTHING : of(person, municipality);
    }

    boolean mayFile(Account person) {
        return roles.works(person.groups()) && !roles.oversees(person.groups());
    }

    /** New versions and withdrawal: the department that owns it now, and the lead department. */
    boolean mayChange(Account person, Evidence evidence, String municipality) {
        return mayFile(person)
                && (of(person, municipality).isOwn(evidence)
                        || of(person, municipality).all());
    }

    /** The departments of the municipality to which the person belongs, or which they head. */
    List<Department> departments(Account person, String municipality) {
        return departments.of(municipality).stream()
                .filter(department -> person.groups().contains(department.id())
                        || person.groups().contains(Routing.headOf(department.id())))
                .toList();
    }

    boolean isDepartment(String id, String municipality) {
        return departments
                .find(id)
                .filter(department -> department.municipality().equals(municipality))
                .isPresent();
    }
}
