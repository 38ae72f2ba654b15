package safecity.project.overview;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.organisation.Department;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.plan.FindingRemarks;
import safecity.refusal.Refusal;

/** The department that leads a project says what becomes of a finding of the plan check. */
@Component
class FindingSettlements {

    private static final String LEAD = "lead";

    private final FindingRemarks remarks;
    private final ProjectAccess projects;
    private final Routing routing;

    FindingSettlements(FindingRemarks remarks, ProjectAccess projects, Routing routing) {
        this.remarks = remarks;
        this.projects = projects;
        this.routing = routing;
    }

    /** Whether somebody belongs to the department that leads the projects of a municipality, or is its head. */
    boolean may(Account person, String municipality) {
        return routing.department(municipality, LEAD)
                .map(Department::id)
                .filter(lead ->
                        person.groups().contains(lead) || person.groups().contains(Routing.headOf(lead)))
                .isPresent();
    }

    /**
     * @throws Refusal {@code project.unknown}, {@code plan.findingNotYours}, {@code plan.findingUnknown},
     *                 {@code plan.findingRemark}
     */
    @Transactional
    public void settle(String key, String finding, String remark, Account person) {
        Project project = projects.get(key, person);
        if (!may(person, project.municipality())) {
            throw Refusal.forbidden("plan.findingNotYours");
        }
        remarks.settle(key, finding, remark, person.id());
    }
}
