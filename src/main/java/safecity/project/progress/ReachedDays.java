package safecity.project.progress;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.correction.CorrectionEffect;

/** The days on which milestones count, where an act from which one was taken turns out to have been on another day. */
@Component
class ReachedDays implements ActDependent {

    private final JdbcClient jdbc;
    private final LegalActs acts;

    ReachedDays(JdbcClient jdbc, LegalActs acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    private record Reached(String item, String acts, String subject, LocalDate day, String milestone) {}

    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        return reached(projectKey).stream()
                .filter(one -> one.subject().equals(subject)
                        && Arrays.asList(one.acts().split(",")).contains(act.key()))
                .map(one -> CorrectionEffect.sets(
                                one.item(), "milestone", one.day().toString(), anew(projectKey, one, act, day))
                        .with(one.milestone()))
                .filter(effect -> !effect.args().get(0).equals(effect.args().get(1)))
                .toList();
    }

    private String anew(String projectKey, Reached one, LegalAct corrected, LocalDate day) {
        return Arrays.stream(one.acts().split(","))
                .map(LegalAct::of)
                .filter(act -> act != corrected)
                .flatMap(act -> acts.last(projectKey, act, one.subject()).stream())
                .reduce(day, (latest, other) -> other.isAfter(latest) ? other : latest)
                .toString();
    }

    private List<Reached> reached(String projectKey) {
        return jdbc.sql("""
                SELECT DISTINCT ON (item) item, acts, subject, corrected(:project, item, reached_on::text)::date AS day, milestone
                FROM (SELECT 'reached/' || r.process || '/' || r.element || '/' || r.stage AS item,
                        split_part(r.reached_by, '/', 1) AS acts, split_part(r.reached_by, '/', 2) AS subject,
                        r.reached_on, m.name_ko AS milestone
                    FROM element_reached r
                    JOIN plan_milestone_part p ON p.process = r.process AND p.element = r.element
                    JOIN plan_milestone m ON m.baseline_id = p.baseline_id AND m.code = p.milestone
                    JOIN plan_baseline b ON b.id = p.baseline_id AND b.project_key = r.project_key
                    WHERE r.project_key = :project AND r.reached_by IS NOT NULL AND r.reached_on IS NOT NULL
                    ORDER BY b.version DESC) reached
                """).param("project", projectKey).query(Reached.class).list();
    }
}
