package safecity.committee;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.refusal.Refusal;

/** Begins the procedures of a committee that was formed. */
@Component
@Transactional
class CommitteeProcesses {

    private final CommitteeMatterRepository matters;
    private final CommitteeRepository table;
    private final ProcessStarter processes;

    CommitteeProcesses(CommitteeMatterRepository matters, CommitteeRepository table, ProcessStarter processes) {
        this.matters = matters;
        this.table = table;
        this.processes = processes;
    }

    /** @throws Refusal {@code committee.notFormed} */
    void change(String projectKey, String municipality, String actor) {
        if (table.composition(projectKey).isEmpty()) {
            throw Refusal.conflict("committee.notFormed");
        }
        long id = matters.begin(projectKey, "departure", actor);
        processes.start(
                ModelContract.Processes.COMMITTEE_CHANGE,
                projectKey,
                Map.of(
                        "projectKey",
                        projectKey,
                        "municipality",
                        municipality,
                        "occasion",
                        "departure",
                        "matterId",
                        Long.toString(id)));
    }
}
