package safecity.research;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Who supervises, when completion is reported, who inspects: what {@code contract-performance} calls up to the claim. */
@ModelBean("inspections")
public class Inspections {

    private final JdbcClient jdbc;
    private final ContractRepository store;

    Inspections(JdbcClient jdbc, ContractRepository store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The work begins; who records it supervises it (지방계약법 제16조). */
    @Transactional
    public void started(String projectKey, String code, String actor) {
        jdbc.sql("INSERT INTO contract_supervision (project_key, code, supervisor, started_at) VALUES (?, ?, ?, ?)")
                .params(projectKey, code, actor, store.now())
                .update();
        store.step(projectKey, code, "started", "started", null, actor);
    }

    /** A notice of completion has come: the fourteen days of the inspection begin, each time anew. */
    @Transactional
    public void completionReceived(String projectKey, String code, String actor) {
        jdbc.sql("""
                INSERT INTO completion_notice (project_key, code, number, received_at, received_by)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, code, notices(projectKey, code) + 1, store.now(), actor)
                .update();
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
        String supervisor = supervisor(projectKey, code);
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
        jdbc.sql("""
                INSERT INTO inspection (project_key, code, number, supervisor, inspector, passed, report_written,
                    finding, inspected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        code,
                        notices(projectKey, code),
                        supervisor,
                        actor,
                        passed,
                        report,
                        KoreanFormat.orNull(entry.comment()),
                        store.now())
                .update();
    }

    /** The fourteen days are over and nobody has inspected. */
    @Transactional
    public void late(String projectKey, String code) {
        store.step(projectKey, code, "inspection-late", "late", null, Actor.SYSTEM);
    }

    private String supervisor(String projectKey, String code) {
        return jdbc.sql("SELECT supervisor FROM contract_supervision WHERE project_key = ? AND code = ?")
                .params(projectKey, code)
                .query(String.class)
                .single();
    }

    private int notices(String projectKey, String code) {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM completion_notice WHERE project_key = ? AND code = ?")
                .params(projectKey, code)
                .query(Integer.class)
                .single();
    }
}
