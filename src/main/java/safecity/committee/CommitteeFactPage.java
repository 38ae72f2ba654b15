package safecity.committee;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of the committee: its plan, its members, its offices. */
@Component
class CommitteeFactPage implements FactSource {

    @Override
    public String kind() {
        return "committees";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("committee");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.COMMITTEE_FORMATION);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public String list() {
        return """
                SELECT 'committee' AS id, coalesce(c.name, p.name) AS title,
                    CASE WHEN c.name IS NULL THEN 'preparing' ELSE 'formed' END AS state, NULL::timestamptz AS from_at, NULL::timestamptz AS to_at
                FROM (SELECT project_key, name FROM committee_plan WHERE project_key = :project ORDER BY version DESC LIMIT 1) p
                FULL JOIN (SELECT project_key, name FROM committee WHERE project_key = :project) c USING (project_key)
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("formed", """
                SELECT corrected(project_key, 'committee/formed_on', formed_on::text)::date AS formed_on, existing, ratio_exception, recorded_by
                FROM committee WHERE project_key = :project
                """),
                new Part("balance", """
                SELECT count(*) AS appointed_members, count(*) FILTER (WHERE sex = 'male') AS men, count(*) FILTER (WHERE sex = 'female') AS women,
                    round(100.0 * greatest(count(*) FILTER (WHERE sex = 'male'), count(*) FILTER (WHERE sex = 'female')) / count(*), 1) AS larger_sex_percent,
                    CASE WHEN 10 * greatest(count(*) FILTER (WHERE sex = 'male'), count(*) FILTER (WHERE sex = 'female')) > 6 * count(*)
                        THEN 'above-six-tenths' ELSE 'within-six-tenths' END AS sex_rule,
                    nullif(count(*) FILTER (WHERE term_to < :today), 0) AS terms_over
                FROM (SELECT corrected(project_key, 'member/' || seat || '/sex', sex::text) AS sex,
                        corrected(project_key, 'member/' || seat || '/term_to', term_to::text)::date AS term_to
                    FROM committee_member WHERE project_key = :project AND kind = 'appointed') m HAVING count(*) > 0
                """),
                new Part("offices", """
                SELECT o.office, o.seat, corrected(project_key, 'member/' || seat || '/name', m.name::text) AS name, o.elected_on FROM committee_office_as_corrected o LEFT JOIN committee_member m USING (project_key, seat)
                WHERE project_key = :project ORDER BY o.elected_on, o.office
                """),
                new Part("members", """
                SELECT seat, kind AS member_kind, corrected(project_key, 'member/' || seat || '/sex', sex::text) AS sex, corrected(project_key, 'member/' || seat || '/name', name::text) AS name,
                    corrected(project_key, 'member/' || seat || '/organisation', organisation::text) AS organisation, subcommittee,
                    corrected(project_key, 'member/' || seat || '/term_from', term_from::text)::date AS term_from,
                    corrected(project_key, 'member/' || seat || '/term_to', term_to::text)::date AS term_to,
                    CASE WHEN corrected(project_key, 'member/' || seat || '/term_to', term_to::text)::date < :today THEN 'term-over' END AS term_state
                FROM committee_member
                WHERE project_key = :project ORDER BY seat
                """),
                new Part("plan", """
                SELECT version, name, seat_limit, appointed_seats, official_seats, subcommittees, term_years, recorded_at, recorded_by
                FROM committee_plan_as_corrected WHERE project_key = :project ORDER BY version DESC
                """),
                new Part("ratioException", """
                SELECT resolution, outcome, men, women, recorded_at, recorded_by FROM committee_ratio_exception_as_corrected
                WHERE project_key = :project ORDER BY id
                """));
    }
}
