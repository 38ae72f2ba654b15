package safecity.accreditation.audit;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of an audit: its plan, its panel, the reports, the sitting, the result and the findings. */
@Component
class AuditFactPage implements FactSource {

    @Override
    public String kind() {
        return "audits";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("audits");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.ONSITE_AUDIT);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT a.id::text AS id, CASE a.stage WHEN 'domestic' THEN '1차(국내) 실사' ELSE '2차(국제) 실사' END
                        || CASE WHEN a.attempt > 1 THEN ' (' || a.attempt || ')' ELSE '' END AS title,
                    coalesce(r.result, 'preparing') AS state, a.opened_at AS from_at, lead(a.opened_at) OVER (ORDER BY a.id) AS to_at
                FROM audit a LEFT JOIN audit_result r ON r.audit_id = a.id WHERE a.project_key = :project ORDER BY a.id
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("auditPlan", """
                SELECT version, mode, interpreter, audit_on, audit_days, agenda, focus_areas, planned_at, planned_by FROM audit_plan_as_corrected
                WHERE audit_id = :id::bigint ORDER BY version DESC
                """),
                new Part("panel", """
                SELECT organisations, countries, evaluators, conflict, named_at, named_by FROM audit_panel_as_corrected
                WHERE audit_id = :id::bigint ORDER BY id DESC
                """),
                new Part("reports", """
                SELECT role, reference, summary, prepared_at, prepared_by FROM audit_report
                WHERE audit_id = :id::bigint ORDER BY id
                """),
                new Part("sitting", """
                SELECT attendance, site_visits, questions, follow_ups, recorded_at, recorded_by FROM audit_sitting_as_corrected
                WHERE audit_id = :id::bigint
                """),
                new Part("auditResult", """
                SELECT result, note, recorded_at, recorded_by FROM audit_result WHERE audit_id = :id::bigint
                """),
                new Part("findings", """
                SELECT title AS finding, criterion, kind AS finding_kind, finding_owner(id) AS owner_role, due_on FROM finding_as_corrected
                WHERE audit_id = :id::bigint ORDER BY id
                """));
    }
}
