package safecity.accreditation.audit;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.engine.tasks.TaskCandidates;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** A finding that was given to the wrong department, or whose kind was entered wrongly; the open work follows. */
@Component
class FindingChanges implements CorrectionSource {

    static final List<String> OWNERS = List.of(
            "lead",
            "traffic",
            "health",
            "welfare",
            "women-children",
            "disaster",
            "industry",
            "planning",
            "publicity",
            "police",
            "fire",
            "education");
    private static final List<String> KINDS = List.of("must-fix", "recommendation");
    private static final String MUST_FIX = "must-fix";

    private final JdbcClient jdbc;
    private final Findings findings;
    private final Projects projects;
    private final TaskCandidates candidates;
    private final MessageCorrelation messages;

    FindingChanges(
            JdbcClient jdbc,
            Findings findings,
            Projects projects,
            TaskCandidates candidates,
            MessageCorrelation messages) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.projects = projects;
        this.candidates = candidates;
        this.messages = messages;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        if (!kind.equals("findings") || closed(id)) {
            return List.of();
        }
        return List.of(
                Correctable.choice("finding/" + id + "/owner_role", "findingOwner", findings.owner(id), OWNERS),
                Correctable.choice("finding/" + id + "/kind", "findingKind", findings.kind(id), KINDS));
    }

    private boolean closed(String id) {
        return jdbc.sql("SELECT finding_closed(?::bigint)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** @throws Refusal {@code finding.auditIsOver} when it would have kept an audit from passing that has passed */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        String id = item.item().split("/")[1];
        if (item.item().endsWith("/owner_role")) {
            return List.of(CorrectionEffect.told("ownerTask"));
        }
        if (value.equals(MUST_FIX) && passed(projectKey, id)) {
            throw Refusal.conflict("finding.auditIsOver").field("value");
        }
        return List.of(CorrectionEffect.told(value.equals(MUST_FIX) ? "mustFixBegins" : "mustFixEnds"));
    }

    private boolean passed(String projectKey, String id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM element_reached r JOIN audit a ON a.project_key = r.project_key AND a.stage = r.stage
                    JOIN finding f ON f.audit_id = a.id
                    WHERE f.id = ?::bigint AND r.project_key = ? AND r.process = 'onsite-audit' AND r.element = 'audit-passed')
                """).params(id, projectKey).query(Boolean.class).single();
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        String id = item.item().split("/")[1];
        String municipality = projects.get(projectKey).municipality();
        if (item.item().endsWith("/owner_role")) {
            candidates.follow(municipality);
        } else {
            // Whatever goes on about it ends, and it is gone about as what it is.
            messages.correlateWhere(ModelContract.Messages.FINDING_IS_NO_MUST_FIX, projectKey, Map.of("findingId", id));
            findings.followUp(projectKey, id);
        }
    }
}
