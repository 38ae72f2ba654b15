package safecity.ordinance;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a bill: its days, and everything that happened to it. */
@Component
class OrdinanceFactPage implements FactSource {

    @Override
    public String kind() {
        return "ordinances";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("ordinance");
    }

    @Override
    public Set<String> processes() {
        return Set.of(
                ModelContract.Processes.ORDINANCE_ENACTMENT,
                ModelContract.Processes.ORDINANCE_DRAFTING,
                ModelContract.Processes.ORDINANCE_NOTICE,
                ModelContract.Processes.COUNCIL_DELIBERATION,
                ModelContract.Processes.ORDINANCE_PROMULGATION,
                ModelContract.Processes.PROMULGATION_DECISION);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT o.attempt::text AS id, o.title, o.status AS state,
                    (SELECT min(recorded_at) FROM ordinance_event e WHERE e.project_key = o.project_key AND e.attempt = o.attempt) AS from_at,
                    (SELECT min(recorded_at) FROM ordinance_event e WHERE e.project_key = o.project_key AND e.attempt = o.attempt + 1) AS to_at
                FROM ordinance o WHERE o.project_key = :project ORDER BY o.attempt
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("bill", """
                SELECT attempt, status, effect_rule, effect_days, noticed_on, notice_days, notice_ends_on, submitted_on, decided_on, amended,
                    transmitted_on, reported_on, confirmed_on, promulgated_by AS promulgator, promulgation_number, promulgated_on, effective_on
                FROM ordinance WHERE project_key = :project AND attempt = :id::integer
                """), new Part("course", """
                SELECT what, outcome, reason, on_day, actor AS taken_by FROM ordinance_event
                WHERE project_key = :project AND attempt = :id::integer ORDER BY id
                """));
    }
}
