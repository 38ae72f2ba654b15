package safecity.project.overview;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.ProjectLeads;
import safecity.project.plan.FindingRemarks;
import safecity.refusal.Refusal;

/** The department that leads a project says what becomes of a finding of the plan check. */
@Component
class FindingSettlements {

    private final FindingRemarks remarks;
    private final ProjectAccess projects;
    private final ProjectLeads leads;

    FindingSettlements(FindingRemarks remarks, ProjectAccess projects, ProjectLeads leads) {
        this.remarks = remarks;
        this.projects = projects;
        this.leads = leads;
    }

    /** Whether somebody belongs to the department that leads the projects of a municipality, or is its head. */
    boolean may(Account person, String municipality) {
        return leads.leads(person, municipality);
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
