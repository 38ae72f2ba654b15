package safecity.research;

import java.time.LocalDate;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.calendar.LegalAmounts;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Who supervises, when completion is reported, who inspects: what {@code contract-performance} calls up to the claim. */
@ModelBean("inspections")
public class Inspections {

    private final InspectionRepository inspections;
    private final ContractRepository store;
    private final LegalActs acts;
    private final WorkingCalendar calendar;
    private final LegalAmounts amounts;
    private final ContractMatterRepository matters;

    Inspections(
            InspectionRepository inspections,
            ContractRepository store,
            LegalActs acts,
            WorkingCalendar calendar,
            LegalAmounts amounts,
            ContractMatterRepository matters) {
        this.matters = matters;
        this.inspections = inspections;
        this.store = store;
        this.acts = acts;
        this.amounts = amounts;
        this.calendar = calendar;
    }

    /** The work begins; who records it supervises it (지방계약법 제16조). */
    @Transactional
    public void started(String projectKey, String code, String actor) {
        inspections.supervise(projectKey, code, actor);
        store.step(projectKey, code, "started", "started", null, actor);
    }

    /**
     * A notice of completion has come: the fourteen days of the inspection begin, each time anew.
     *
     * @throws Refusal {@code research.contractSuspended}
     */
    @Transactional
    public void completionReceived(String projectKey, String code, String actor) {
        matters.suspendedSince(projectKey, code).ifPresent(since -> {
            throw Refusal.conflict("research.contractSuspended", KoreanFormat.day(since))
                    .rule("지방계약법 제22조제2항");
        });
        inspections.complete(projectKey, code, actor);
    }

    /**
     * The inspection of the newest notice of completion.
     *
     * <p>A contract of a small amount needs no record of it (시행령 제65조).
     *
     * @throws Refusal {@code research.supervisorInspects} when the inspector supervised the contract,
     *                 {@code research.inspectionReportMissing} when it passes without a report that is needed
     */
    @Transactional
    public void inspected(String projectKey, String code, InspectionEntry entry, String actor) {
        String supervisor = inspections.supervisor(projectKey, code);
        if (supervisor.equals(actor)) {
            throw Refusal.of("research.supervisorInspects").field("decision").rule("지방계약법 시행령 제66조");
        }
        takeBackDelay(projectKey, code, actor);
        boolean passed = "passed".equals(entry.decision());
        boolean report = entry.reportWritten();
        if (passed && !report && reportNeeded(projectKey, code)) {
            throw Refusal.of("research.inspectionReportMissing")
                    .field("reportWritten")
                    .rule("지방계약법 시행령 제65조");
        }
        inspections.inspect(projectKey, code, supervisor, actor, passed, report, entry.comment());
    }

    /** Whether the contract's amount asks for a record of the inspection; the form asks for it then only. */
    public boolean reportNeeded(String projectKey, String code) {
        return store.concluded(projectKey, code).amount() > waiver(projectKey, code);
    }

    /** Up to how much a contract of its day needs none, as the form says it. */
    public String reportWaiver(String projectKey, String code) {
        return KoreanFormat.won(waiver(projectKey, code));
    }

    private long waiver(String projectKey, String code) {
        LocalDate concluded = acts.day(projectKey, LegalAct.CONTRACT_CONCLUSION, code);
        return amounts.won(LegalAmounts.Amount.INSPECTION_REPORT_WAIVER, concluded);
    }

    /** An inspection within the fourteen days that is entered later wasn't late. */
    private void takeBackDelay(String projectKey, String code, String actor) {
        LocalDate inspected = acts.day(projectKey, LegalAct.INSPECTION, code);
        LocalDate lastDay =
                calendar.periodEnd(acts.day(projectKey, LegalAct.COMPLETION_REPORT, code), LegalPeriod.INSPECTION);
        boolean heldLate = store.lastOutcome(projectKey, code, "inspection-late")
                .filter("late"::equals)
                .isPresent();
        if (heldLate && !inspected.isAfter(lastDay)) {
            store.step(projectKey, code, "inspection-late", "taken-back", null, actor);
        }
    }

    /** The fourteen days are over and nobody has inspected. */
    @Transactional
    public void late(String projectKey, String code) {
        store.step(projectKey, code, "inspection-late", "late", null, Actor.SYSTEM);
    }
}
