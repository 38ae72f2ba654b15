package safecity.accreditation.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;
import safecity.refusal.Refusal;

/** Days and figures of audits and findings that were entered wrongly. */
@Component
class AuditValues implements RecordedValues {

    private static final String OF_AUDIT = "audit_id = :id::bigint";

    private final JdbcClient jdbc;
    private final LegalActs acts;

    AuditValues(JdbcClient jdbc, LegalActs acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    @Override
    public List<RecordedColumn> columns() {
        Part plan = new Part("audits", "auditPlan", "audit_plan", OF_AUDIT, "version");
        Part panel = new Part(
                "audits",
                "panel",
                "audit_panel",
                OF_AUDIT,
                "(SELECT count(*) FROM audit_panel p WHERE p.audit_id = audit_panel_as_corrected.audit_id"
                        + " AND p.id <= audit_panel_as_corrected.id)");
        Part sitting = new Part("audits", "sitting", "audit_sitting", OF_AUDIT, "''");
        Part finding = new Part("findings", "finding", "finding", "id = :id::bigint", "''");
        Part step = new Part(
                "findings",
                "course",
                "finding_step",
                "finding_id = :id::bigint",
                "(SELECT count(*) FROM finding_step s WHERE s.finding_id = finding_step_as_corrected.finding_id"
                        + " AND s.id <= finding_step_as_corrected.id)");
        List<RecordedColumn> all = new ArrayList<>(List.of(
                plan.day("audit_on"),
                plan.number("audit_days"),
                panel.number("evaluators"),
                finding.day("due_on"),
                step.day("due_on")));
        Stream.of("attendance", "site_visits", "questions", "follow_ups")
                .map(sitting::number)
                .forEach(all::add);
        return all;
    }

    /**
     * @throws Refusal {@code audit.beforePlannedDay} when an audit that took place would have been planned for a later day
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        if (column.column().equals("audit_on")) {
            String stage = jdbc.sql("SELECT stage FROM audit WHERE id = ?::bigint")
                    .param(item.item().split("/")[1])
                    .query(String.class)
                    .single();
            LocalDate day = LocalDate.parse(value);
            acts.last(projectKey, LegalAct.AUDIT, stage)
                    .filter(held -> held.isBefore(day))
                    .ifPresent(held -> {
                        throw Refusal.of("audit.beforePlannedDay", held.toString(), value)
                                .field("value");
                    });
        }
        return item.type() == Correctable.Type.DAY ? List.of(CorrectionEffect.told("dueAnew")) : List.of();
    }
}
