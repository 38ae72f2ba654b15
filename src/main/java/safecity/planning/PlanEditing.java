package safecity.planning;

import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.tasks.OpenTasks;
import safecity.project.Certifications;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.ProjectLeads;
import safecity.refusal.Refusal;

/** Who may write a project's plan, and when: the lead of its municipality, while the plan or a change of it is drafted. */
@Component
class PlanEditing {

    private static final String FIRST_PLAN = "draft-plan";
    private static final String CHANGE = "draft-change";

    private final ProjectAccess projects;
    private final ProjectLeads leads;
    private final PlanDrafts drafts;
    private final Certifications certifications;
    private final OpenTasks tasks;

    PlanEditing(
            ProjectAccess projects,
            ProjectLeads leads,
            PlanDrafts drafts,
            Certifications certifications,
            OpenTasks tasks) {
        this.projects = projects;
        this.leads = leads;
        this.drafts = drafts;
        this.certifications = certifications;
        this.tasks = tasks;
    }

    /**
     * What is being written.
     *
     * @param change whether an adopted plan is changed; false for the first plan, with its programmes
     */
    record Subject(Project project, boolean change) {}

    /**
     * @throws Refusal {@code project.unknown}; {@code planDraft.notYours} for who doesn't lead it;
     *                 {@code planDraft.closed} while it is in approval or in force and no change is drafted
     */
    Subject open(String key, Account person) {
        Project project = projects.get(key, person);
        if (!leads.leads(person, project.municipality())) {
            throw Refusal.forbidden("planDraft.notYours");
        }
        boolean change = drafts.base(key).adopted();
        boolean open = change ? waits(project, CHANGE) : !certifications.started(key) || waits(project, FIRST_PLAN);
        if (!open) {
            throw Refusal.conflict("planDraft.closed");
        }
        return new Subject(project, change);
    }

    private boolean waits(Project project, String element) {
        return tasks.of(project.key(), project.municipality()).stream()
                .anyMatch(task -> task.element().equals(element));
    }
}
