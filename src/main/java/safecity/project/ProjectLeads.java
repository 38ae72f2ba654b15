package safecity.project;

import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.organisation.Department;
import safecity.organisation.Routing;

/** Who leads the projects of a municipality. */
@Component
public class ProjectLeads {

    private static final String LEAD = "lead";

    private final Routing routing;

    ProjectLeads(Routing routing) {
        this.routing = routing;
    }

    /** Whether somebody belongs to the department that leads the projects of a municipality, or is its head. */
    public boolean leads(Account person, String municipality) {
        return routing.department(municipality, LEAD)
                .map(Department::id)
                .filter(lead ->
                        person.groups().contains(lead) || person.groups().contains(Routing.headOf(lead)))
                .isPresent();
    }
}
