package safecity.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the parts of certifications really took, in all projects but one. */
@Component
class Experience {

    private static final String REACHED = """
            SELECT b.project_key, project.domestic_first, part.process, part.element, part.stage, milestone.planned_from,
                b.period_from,
                min(coalesce(r.reached_on, (r.reached_at AT TIME ZONE 'Asia/Seoul')::date)) AS reached_on
            FROM (SELECT DISTINCT ON (project_key) id, project_key, period_from FROM plan_baseline
                  WHERE adopted_at IS NOT NULL OR version = 1 ORDER BY project_key, version DESC) b
            JOIN project ON project.key = b.project_key
            JOIN plan_milestone_part part ON part.baseline_id = b.id
            JOIN plan_milestone milestone ON milestone.baseline_id = b.id AND milestone.code = part.milestone
            JOIN element_reached r ON r.project_key = b.project_key AND r.process = part.process AND r.element = part.element
                AND (part.stage = '' OR part.stage = ANY (string_to_array(r.stage, ',')))
            WHERE b.project_key <> ?
            GROUP BY b.project_key, project.domestic_first, part.process, part.element, part.stage, milestone.planned_from,
                b.period_from
            """;

    private final JdbcClient jdbc;
    private final ActivityNetwork network = ActivityNetwork.shipped();

    private record Reached(boolean domesticFirst, LocalDate plannedFrom, LocalDate begin, LocalDate on) {}

    Experience(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The durations in days by part; of parts that are nowhere finished nothing. */
    Map<String, List<Long>> without(String project) {
        Map<String, Map<String, Reached>> projects = new HashMap<>();
        jdbc.sql(REACHED).param(project).query(row -> {
            projects.computeIfAbsent(row.getString("project_key"), key -> new HashMap<>())
                    .put(
                            Parts.name(row.getString("process"), row.getString("element"), row.getString("stage")),
                            reached(row));
        });
        Map<String, List<Long>> durations = new HashMap<>();
        projects.values()
                .forEach(parts -> parts.forEach((part, reached) -> {
                    Long days = days(part, reached, parts);
                    if (days != null && days > 0) {
                        durations
                                .computeIfAbsent(part, key -> new ArrayList<>())
                                .add(days);
                    }
                }));
        return durations;
    }

    private @Nullable Long days(String part, Reached reached, Map<String, Reached> parts) {
        Activity activity = network.find(part).orElse(null);
        if (activity == null) {
            return null;
        }
        LocalDate start = reached.begin();
        for (String before : activity.after(reached.domesticFirst())) {
            if (!parts.containsKey(before)) {
                return null;
            }
            LocalDate on = parts.get(before).on();
            start = on.isAfter(start) ? on : start;
        }
        if (activity.leadDays() != null) {
            LocalDate season = reached.plannedFrom().minusDays(activity.leadDays());
            start = season.isAfter(start) ? season : start;
        }
        return start.until(reached.on(), ChronoUnit.DAYS);
    }

    private static Reached reached(ResultSet row) throws SQLException {
        return new Reached(
                row.getBoolean("domestic_first"),
                row.getObject("planned_from", LocalDate.class),
                row.getObject("period_from", LocalDate.class),
                row.getObject("reached_on", LocalDate.class));
    }
}
