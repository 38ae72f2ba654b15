package safecity.research;

import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Who supervises, when completion is reported, who inspects: what {@code contract-performance} calls up to the claim. */
@ModelBean("inspections")
public class Inspections {

    private final InspectionRepository inspections;
    private final ContractRepository store;

    Inspections(InspectionRepository inspections, ContractRepository store) {
        this.inspections = inspections;
        this.store = store;
    }

    /** The work begins; who records it supervises it (지방계약법 제16조). */
    @Transactional
    public void started(String projectKey, String code, String actor) {
        inspections.supervise(projectKey, code, actor);
        store.step(projectKey, code, "started", "started", null, actor);
    }

    /** A notice of completion has come: the fourteen days of the inspection begin, each time anew. */
    @Transactional
    public void completionReceived(String projectKey, String code, String actor) {
        inspections.complete(projectKey, code, actor);
    }

    /**
     * The inspection of the newest notice of completion.
     *
     * @param reportNeeded  what {@code contract-method.dmn} says
     * @throws Refusal {@code research.supervisorInspects} when the inspector supervised the contract,
     *                 {@code research.inspectionReportMissing} when it passes without a report that is needed
     */
    @Transactional
    public void inspected(String projectKey, String code, InspectionEntry entry, boolean reportNeeded, String actor) {
        String supervisor = inspections.supervisor(projectKey, code);
        if (supervisor.equals(actor)) {
            throw Refusal.of("research.supervisorInspects").field("decision").rule("지방계약법 시행령 제66조");
        }
        boolean passed = "passed".equals(entry.decision());
        boolean report = entry.reportWritten();
        if (passed && reportNeeded && !report) {
            throw Refusal.of("research.inspectionReportMissing")
                    .field("reportWritten")
                    .rule("지방계약법 시행령 제65조");
        }
        inspections.inspect(projectKey, code, supervisor, actor, passed, report, entry.comment());
    }

    /** The fourteen days are over and nobody has inspected. */
    @Transactional
    public void late(String projectKey, String code) {
        store.step(projectKey, code, "inspection-late", "late", null, Actor.SYSTEM);
    }
}
