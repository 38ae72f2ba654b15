package safecity.project.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    /** The same as it was known before the moment {@code :known}. */
    private static final String REACHED_ON_AS_KNOWN = """
            min(coalesce(corrected_before(reached.project_key,
                'reached/' || reached.process || '/' || reached.element || '/' || reached.stage, reached.reached_on::text, :known)::date,
                (reached.reached_at AT TIME ZONE 'Asia/Seoul')::date))""";

    private static final OffsetDateTime ALWAYS = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

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
        return parts(projectKey, plans.inForce(projectKey).orElseThrow(), ALWAYS);
    }

    /** The parts of all milestones of a plan, as far as it was known by the end of a day that they are reached, and when. */
    public List<Part> parts(String projectKey, Baseline baseline, LocalDate known) {
        return asKnown(parts(projectKey, baseline, over(known)), known);
    }

    /** As {@link #parts(String, Baseline, LocalDate)}, by project, each with one of the plans. */
    public Map<String, List<Part>> parts(Collection<Baseline> baselines, LocalDate known) {
        Map<String, List<Part>> parts = new HashMap<>(parts(baselines, over(known)));
        parts.replaceAll((project, of) -> asKnown(of, known));
        return parts;
    }

    private static List<Part> asKnown(List<Part> parts, LocalDate day) {
        return parts.stream().map(part -> part.asKnown(day)).toList();
    }

    private List<Part> parts(String projectKey, Baseline baseline, OffsetDateTime known) {
        return parts(List.of(baseline), known).getOrDefault(projectKey, List.of());
    }

    private Map<String, List<Part>> parts(Collection<Baseline> baselines, OffsetDateTime known) {
        Map<String, List<Part>> parts = new HashMap<>();
        jdbc.sql("""
                SELECT plan.project_key, part.milestone, part.process, part.element, part.stage, part.weight,
                    min(reached.reached_at) AS reached_at,
                    %s AS reached_on
                FROM plan_baseline plan
                JOIN plan_milestone_part part ON part.baseline_id = plan.id
                JOIN plan_milestone milestone
                  ON milestone.baseline_id = part.baseline_id AND milestone.code = part.milestone
                LEFT JOIN element_reached reached
                  ON reached.project_key = plan.project_key AND reached.process = part.process
                    AND reached.element = part.element
                    AND (part.stage = '' OR part.stage = ANY (string_to_array(reached.stage, ',')))
                WHERE plan.id = ANY (:baselines)
                GROUP BY plan.project_key, milestone.position, part.milestone, part.process, part.element, part.stage,
                    part.weight
                ORDER BY milestone.position, part.stage, part.element
                """.formatted(REACHED_ON_AS_KNOWN))
                .param("known", known)
                .param("baselines", baselines.stream().map(Baseline::id).toArray(Long[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getString("project_key"), key -> new ArrayList<>())
                            .add(part(row));
                });
        return parts;
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
        return reached(parts(projectKey), on);
    }

    /** As {@link #reached(String, LocalDate)}, for parts that have been read already. */
    public static int reached(List<Part> parts, LocalDate on) {
        return parts.stream()
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

    /**
     * By how many calendar days a project is ahead of its plan at the end of a day; negative: behind it. Behind since the first
     * day by which the plan foresaw more than is reached, ahead until the first by which it foresees as much.
     */
    public static long daysAhead(PlanDocument plan, int reached, LocalDate on) {
        int planned = planned(plan, on);
        return planned == reached
                ? 0
                : steps(plan)
                        .filter(day -> planned > reached ? planned(plan, day) > reached : planned(plan, day) >= reached)
                        .findFirst()
                        .map(day -> ChronoUnit.DAYS.between(on, day))
                        .orElse(0L);
    }

    /** The days on which what a plan foresees can change, in their order. */
    private static Stream<LocalDate> steps(PlanDocument plan) {
        Set<LocalDate> days = new TreeSet<>(Set.of(plan.to()));
        plan.milestones().forEach(milestone -> days.add(milestone.to()));
        plan.years().forEach(year -> {
            days.add(LocalDate.of(year.year(), 1, 1));
            days.add(LocalDate.of(year.year(), 12, 31));
        });
        return days.stream();
    }

    /** Every element that a project had passed, and was known to have passed, by the end of a day, {@code process/element} or {@code …/element:stage}. */
    public Set<String> passed(String projectKey, LocalDate on) {
        return passed(List.of(projectKey), on).getOrDefault(projectKey, Set.of());
    }

    /** As {@link #passed(String, LocalDate)}, by project; one that has passed nothing is missing. */
    public Map<String, Set<String>> passed(Collection<String> projectKeys, LocalDate on) {
        Map<String, Set<String>> all = new HashMap<>();
        jdbc.sql("""
                SELECT project_key, process, element, stage FROM element_reached
                WHERE project_key = ANY (:projects) AND reached_at < :known AND coalesce(corrected_before(project_key,
                    'reached/' || process || '/' || element || '/' || stage, reached_on::text, :known)::date <= :on, true)
                """)
                .param("projects", projectKeys.toArray(String[]::new))
                .param("known", over(on))
                .param("on", on)
                .query(row -> {
                    Set<String> passed = all.computeIfAbsent(row.getString("project_key"), key -> new HashSet<>());
                    String element = row.getString("process") + "/" + row.getString("element");
                    passed.add(element);
                    for (String stage : row.getString("stage").split(",")) {
                        passed.add(element + ":" + stage);
                    }
                });
        return all;
    }

    private static OffsetDateTime over(LocalDate day) {
        return day.plusDays(1).atStartOfDay(EngineClock.SEOUL).toOffsetDateTime();
    }

    private static Part part(ResultSet row) throws SQLException {
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
