package safecity.programme;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a programme: its plan in versions, its results by quarter, its evaluations. */
@Component
class ProgrammeFactPage implements FactSource {

    private final ProgrammeStops stops;

    ProgrammeFactPage(ProgrammeStops stops) {
        this.stops = stops;
    }

    /** A programme that is under way can be stopped. */
    @Override
    public List<String> actions(String project, String code) {
        return stops.possible(project, code) ? List.of("stop") : List.of();
    }

    @Override
    public String kind() {
        return "programmes";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("programmes");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.SAFETY_PROGRAMME, ModelContract.Processes.PROGRAMME_STOP);
    }

    @Override
    public boolean titled() {
        return true;
    }

    @Override
    public String list() {
        return """
                SELECT p.code AS id, p.title, c.outcome AS state, NULL::timestamptz AS from_at, NULL::timestamptz AS to_at
                FROM programme p LEFT JOIN programme_closing c USING (project_key, code) WHERE p.project_key = :project ORDER BY p.code
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("programme", """
                SELECT code, field, owner_role, from_year, to_year, origin FROM programme_as_corrected WHERE project_key = :project AND code = :id
                """),
                new Part("plan", """
                SELECT version, goal, target_group, criterion, budget_million * 1000000 AS budget_won, indicator_name, formula, data_source, unit,
                    baseline_year, baseline_value, target_value, reason, recorded_at, recorded_by
                FROM programme_plan_as_corrected WHERE project_key = :project AND code = :id ORDER BY version DESC
                """),
                new Part("results", """
                SELECT year, quarter, corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/value', value::text)::numeric AS value,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/expected', expected::text)::numeric AS expected,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/met', met::text)::boolean AS met,
                    corrected(project_key, 'result/' || code || '/' || year || '/' || quarter || '/maturity', maturity::text)::text AS maturity, evidence, achievements, recorded_at, recorded_by
                FROM programme_result WHERE project_key = :project AND code = :id ORDER BY year, quarter
                """),
                new Part("improvements", """
                SELECT i.year, i.quarter, i.attempt, i.cause, i.measures, i.due_on, c.outcome, c.opinion, i.recorded_by
                FROM programme_improvement_as_corrected i LEFT JOIN programme_improvement_check c USING (project_key, code, year, quarter, attempt)
                WHERE project_key = :project AND code = :id ORDER BY i.year, i.quarter, i.attempt
                """),
                new Part("stops", """
                SELECT d.ground AS stop_ground, d.reason, d.stopped_on, d.spent_won, d.partial_result, d.partial_evidence, e.outcome, s.requested_at,
                    s.requested_by, e.ended_at, e.ended_by
                FROM programme_stop s LEFT JOIN LATERAL (SELECT * FROM programme_stop_draft d WHERE d.stop_id = s.id ORDER BY version DESC LIMIT 1) d ON true
                LEFT JOIN programme_stop_end e ON e.stop_id = s.id WHERE s.project_key = :project AND s.code = :id ORDER BY s.id
                """),
                new Part("evaluations", """
                SELECT year, outcome, assessment, opinion, recorded_at, recorded_by FROM programme_evaluation
                WHERE project_key = :project AND code = :id ORDER BY year
                """));
    }
}
