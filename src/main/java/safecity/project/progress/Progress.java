package safecity.project.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;

/**
 * How far a project is: the sum of the weights of what was really reached in the engine. Nobody types it in.
 *
 * <p>A part with the stage {@code evaluation} is also fulfilled by an instance with the stage
 * {@code evaluation,outcome}: a merged contract delivers both.
 */
@Component
public class Progress {

    /** The day on which a part was really reached, as it counts now: a correction goes before what was entered. */
    private static final String REACHED_ON = """
            min(coalesce(corrected(reached.project_key, 'reached/' || reached.process || '/' || reached.element || '/' || reached.stage,
                reached.reached_on::text)::date, (reached.reached_at AT TIME ZONE 'Asia/Seoul')::date))""";

    private final JdbcClient jdbc;
    private final PlanRepository plans;

    Progress(JdbcClient jdbc, PlanRepository plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * A part of a milestone and its weight in percent.
     *
     * @param knownOn the day on which it was entered here that the part is reached; null: not yet
     * @param on      the day on which it was really reached; null: not yet
     */
    public record Part(
            String milestone,
            String process,
            String element,
            String stage,
            int weight,
            @Nullable LocalDate knownOn,
            @Nullable LocalDate on) {

        public Optional<LocalDate> reachedOn() {
            return Optional.ofNullable(on);
        }

        public boolean reachedBy(LocalDate day) {
            return on != null && !on.isAfter(day);
        }

        boolean knownBy(LocalDate day) {
            return knownOn != null && !knownOn.isAfter(day);
        }

        private Part asKnown(LocalDate day) {
            return knownBy(day) ? this : new Part(milestone, process, element, stage, weight, null, null);
        }
    }

    /** The parts of all milestones of the plan in force. */
    public List<Part> parts(String projectKey) {
        return parts(projectKey, plans.inForce(projectKey).orElseThrow());
    }

    /** The parts of all milestones of a plan, as far as it was known by the end of a day that they are reached. */
    public List<Part> parts(String projectKey, Baseline baseline, LocalDate known) {
        return parts(projectKey, baseline).stream()
                .map(part -> part.asKnown(known))
                .toList();
    }

    private List<Part> parts(String projectKey, Baseline baseline) {
        return jdbc.sql("""
                SELECT part.milestone, part.process, part.element, part.stage, part.weight,
                    min(reached.reached_at) AS reached_at,
                    %s AS reached_on
                FROM plan_milestone_part part
                JOIN plan_milestone milestone
                  ON milestone.baseline_id = part.baseline_id AND milestone.code = part.milestone
                LEFT JOIN element_reached reached
                  ON reached.project_key = ? AND reached.process = part.process AND reached.element = part.element
                    AND (part.stage = '' OR part.stage = ANY (string_to_array(reached.stage, ',')))
                WHERE part.baseline_id = ?
                GROUP BY milestone.position, part.milestone, part.process, part.element, part.stage, part.weight
                ORDER BY milestone.position, part.stage, part.element
                """.formatted(REACHED_ON))
                .params(projectKey, baseline.id())
                .query(Progress::part)
                .list();
    }

    /**
     * A part that a project has reached under its plan in force.
     *
     * @param begin       first day of the plan
     * @param plannedFrom first day of the milestone's planned period
     * @param on          the day on which it was really reached
     */
    public record Done(
            String projectKey,
            boolean domesticFirst,
            LocalDate begin,
            LocalDate plannedFrom,
            String process,
            String element,
            String stage,
            LocalDate on) {}

    /** What all projects have reached. */
    public List<Done> done() {
        return jdbc.sql("""
                SELECT plan.project_key, project.domestic_first, plan.period_from AS begin, milestone.planned_from, part.process,
                    part.element, part.stage, %s AS "on"
                FROM (SELECT DISTINCT ON (project_key) id, project_key, period_from FROM plan_baseline
                      WHERE adopted_at IS NOT NULL OR version = 1 ORDER BY project_key, version DESC) plan
                JOIN project ON project.key = plan.project_key
                JOIN plan_milestone_part part ON part.baseline_id = plan.id
                JOIN plan_milestone milestone ON milestone.baseline_id = plan.id AND milestone.code = part.milestone
                JOIN element_reached reached
                  ON reached.project_key = plan.project_key AND reached.process = part.process AND reached.element = part.element
                    AND (part.stage = '' OR part.stage = ANY (string_to_array(reached.stage, ',')))
                GROUP BY plan.project_key, project.domestic_first, plan.period_from, milestone.planned_from, part.process,
                    part.element, part.stage
                """.formatted(REACHED_ON)).query(Done.class).list();
    }

    /** Percent reached by the end of a day, 0 to 100. */
    public int reached(String projectKey, LocalDate on) {
        return parts(projectKey).stream()
                .filter(part -> part.reachedBy(on))
                .mapToInt(Part::weight)
                .sum();
    }

    /**
     * Percent that the plan in force foresees by the end of a day: what the milestones whose planned period is over
     * weigh, at least what the last year-end and at most what the coming one asks for. At a year-end it is the plan's own
     * figure.
     */
    public int planned(String projectKey, LocalDate on) {
        return planned(plans.document(plans.inForce(projectKey).orElseThrow()), on);
    }

    /** As {@link #planned(String, LocalDate)}, for a plan that has been read already. */
    public static int planned(PlanDocument plan, LocalDate on) {
        if (!on.isBefore(plan.to())) {
            return 100;
        }
        int lastYearEnd = plan.years().stream()
                .filter(year -> !LocalDate.of(year.year(), 12, 31).isAfter(on))
                .mapToInt(PlanDocument.Year::percent)
                .max()
                .orElse(0);
        int over = plan.milestones().stream()
                .filter(milestone -> !milestone.to().isAfter(on))
                .flatMap(milestone -> milestone.parts().stream())
                .mapToInt(PlanDocument.Part::weight)
                .sum();
        int thisYearEnd = plan.years().stream()
                .filter(year -> year.year() == on.getYear())
                .mapToInt(PlanDocument.Year::percent)
                .findFirst()
                .orElse(100);
        return Math.min(Math.max(lastYearEnd, over), thisYearEnd);
    }

    /** Every element that a project had passed, and was known to have passed, by the end of a day, {@code process/element} or {@code …/element:stage}. */
    public Set<String> passed(String projectKey, LocalDate on) {
        Set<String> passed = new HashSet<>();
        jdbc.sql("""
                SELECT process, element, stage FROM element_reached
                WHERE project_key = ? AND reached_at < ? AND coalesce(corrected(project_key,
                    'reached/' || process || '/' || element || '/' || stage, reached_on::text)::date <= ?, true)
                """)
                .params(
                        projectKey,
                        on.plusDays(1).atStartOfDay(EngineClock.SEOUL).toOffsetDateTime(),
                        on)
                .query(row -> {
                    String element = row.getString("process") + "/" + row.getString("element");
                    passed.add(element);
                    for (String stage : row.getString("stage").split(",")) {
                        passed.add(element + ":" + stage);
                    }
                });
        return passed;
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        OffsetDateTime reached = row.getObject("reached_at", OffsetDateTime.class);
        LocalDate known = reached == null ? null : LocalDate.ofInstant(reached.toInstant(), EngineClock.SEOUL);
        LocalDate on = row.getObject("reached_on", LocalDate.class);
        return new Part(
                row.getString("milestone"),
                row.getString("process"),
                row.getString("element"),
                row.getString("stage"),
                row.getInt("weight"),
                known,
                on == null ? known : on);
    }
}
