package safecity.accreditation.audit;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a finding: what was found, and every step until it is closed. */
@Component
class FindingFactPage implements FactSource {

    @Override
    public String kind() {
        return "findings";
    }

    @Override
    public Set<String> milestones() {
        return Set.of();
    }

    @Override
    public Set<String> processes() {
        return Set.of(
                ModelContract.Processes.CORRECTIVE_ACTION,
                ModelContract.Processes.EFFECTIVENESS_CHECK,
                ModelContract.Processes.ONSITE_AUDIT);
    }

    @Override
    public boolean titled() {
        return true;
    }

    @Override
    public String list() {
        return """
                SELECT f.id::text AS id, f.title, coalesce((SELECT s.step FROM finding_step s WHERE s.finding_id = f.id ORDER BY s.id DESC LIMIT 1),
                    'registered') AS state, NULL::timestamptz AS from_at, NULL::timestamptz AS to_at
                FROM finding f WHERE f.project_key = :project ORDER BY f.id
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("finding", """
                SELECT criterion, kind AS finding_kind, finding_owner(id) AS owner_role, due_on, registered_at, registered_by FROM finding_as_corrected
                WHERE id = :id::bigint AND project_key = :project
                """), new Part("course", """
                SELECT s.step, s.outcome AS recommendation_outcome, s.to_role AS to_owner_role, s.root_cause, s.action, s.evidence, s.note, s.effectiveness, s.due_on, s.taken_at, s.taken_by
                FROM finding_step_as_corrected s JOIN finding_as_corrected f ON f.id = s.finding_id WHERE f.id = :id::bigint AND f.project_key = :project ORDER BY s.id
                """));
    }
}
