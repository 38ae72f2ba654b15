package safecity.committee;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of the committee: its plan, its members, its offices. */
@Component
class CommitteeFactPage implements FactSource {

    private final CommitteeRepository table;
    private final CommitteeTerms terms;

    CommitteeFactPage(CommitteeRepository table, CommitteeTerms terms) {
        this.table = table;
        this.terms = terms;
    }

    /** A committee that was formed goes on: members leave, and others follow. */
    @Override
    public List<String> actions(String project, String id) {
        if (table.composition(project).isEmpty()) {
            return List.of();
        }
        return terms.mayBegin(project) ? List.of("member-change", "terms") : List.of("member-change");
    }

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
        return Set.of(
                ModelContract.Processes.COMMITTEE_FORMATION,
                ModelContract.Processes.COMMITTEE_CHANGE,
                ModelContract.Processes.COMMITTEE_SERVICE);
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
                SELECT corrected(project_key, 'committee/formed_on', formed_on::text)::date AS formed_on, existing, ratio_exception, balance_plan, corrected(project_key, 'committee/balance_by', balance_by::text)::date AS balance_by, recorded_by
                FROM committee WHERE project_key = :project
                """),
                new Part("balance", """
                SELECT count(*) AS appointed_members, count(*) FILTER (WHERE sex = 'male') AS men, count(*) FILTER (WHERE sex = 'female') AS women,
                    round(100.0 * greatest(count(*) FILTER (WHERE sex = 'male'), count(*) FILTER (WHERE sex = 'female')) / count(*), 1) AS larger_sex_percent,
                    CASE WHEN 10 * greatest(count(*) FILTER (WHERE sex = 'male'), count(*) FILTER (WHERE sex = 'female')) > 6 * count(*)
                        THEN 'above-six-tenths' ELSE 'within-six-tenths' END AS sex_rule,
                    nullif(count(*) FILTER (WHERE term_to < :today), 0) AS terms_over
                FROM committee_members(:project) m WHERE kind = 'appointed' AND term_from <= :today AND coalesce(left_on > :today, true)
                    AND NOT EXISTS (SELECT FROM committee_members(:project) f WHERE f.follows = m.seat AND f.term_from <= :today)
                HAVING count(*) > 0
                """),
                new Part("offices", """
                SELECT o.office, o.seat, corrected(project_key, 'member/' || seat || '/name', m.name::text) AS name, o.elected_on FROM committee_office_as_corrected o LEFT JOIN committee_member m USING (project_key, seat)
                WHERE project_key = :project ORDER BY o.elected_on, o.office
                """),
                new Part("members", """
                SELECT seat, kind AS member_kind, sex, name, organisation, subcommittee, term_from, term_to, left_on,
                    follows AS follows_seat, CASE WHEN left_on <= :today THEN 'left' WHEN term_to < :today THEN 'term-over' WHEN term_from > :today THEN 'not-begun' END AS term_state
                FROM committee_members(:project) ORDER BY coalesce(sits_to, :today) < :today, seat
                """),
                new Part("departures", """
                SELECT r.seat, r.kind AS departure, r.ground AS dismissal_ground, r.reason, coalesce((SELECT m.left_on FROM committee_members(r.project_key) m WHERE m.seat = d.seat), r.left_on) AS left_on, e.outcome, r.entered_at,
                    r.entered_by
                FROM committee_departure_request r LEFT JOIN committee_departure d ON d.matter_id = r.matter_id AND d.seat = r.seat
                LEFT JOIN committee_matter_end e ON e.matter_id = r.matter_id WHERE r.project_key = :project ORDER BY r.id
                """),
                new Part("states", """
                SELECT year, men, women, officials AS official_members, vacant_seats, meetings, matters_deliberated, comment, recorded_at, recorded_by
                FROM committee_state WHERE project_key = :project ORDER BY year DESC
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
