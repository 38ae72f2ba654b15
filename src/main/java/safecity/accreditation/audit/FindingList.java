package safecity.accreditation.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.time.EngineClock;
import safecity.project.Project;

/** All findings of a project: what was found, what was done about it, whether it holds, and whether it was found before. */
@Component
@Transactional(readOnly = true)
class FindingList {

    private final JdbcClient jdbc;

    FindingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A finding as it stands.
     *
     * @param stage     {@code domestic} or {@code international}
     * @param kind      {@code must-fix} or {@code recommendation}
     * @param owner     duty that corrects it
     * @param state     its last step; {@code registered} before the first
     * @param closed    whether it is closed, and not open again
     * @param dueOn     by which it is to be corrected; the newest term
     * @param checkedBy account that closed it last
     * @param looked    {@code held} or {@code reopened}, as the effect was last looked at; null until then
     */
    record Row(
            long id,
            String title,
            String stage,
            String criterion,
            String kind,
            String owner,
            String state,
            boolean closed,
            LocalDate dueOn,
            @Nullable String rootCause,
            @Nullable String action,
            @Nullable String evidence,
            @Nullable String checkedBy,
            @Nullable String looked) {

        public boolean isMustFix() {
            return kind.equals("must-fix");
        }
    }

    /** A finding of the same criterion that an earlier audit of the municipality had. */
    record Earlier(long finding, String projectKey, long id, String title) {}

    /** How many were open at the end of a day. */
    record Point(LocalDate on, int open) {}

    List<Row> of(String projectKey) {
        return jdbc.sql("""
                SELECT f.id, f.title, a.stage, f.criterion, f.kind, f.owner_role AS owner,
                    coalesce((SELECT s.step FROM finding_step_as_corrected s WHERE s.finding_id = f.id ORDER BY s.id DESC LIMIT 1), 'registered')
                        AS state,
                    finding_closed(f.id) AS closed,
                    coalesce((SELECT s.due_on FROM finding_step_as_corrected s WHERE s.finding_id = f.id AND s.due_on IS NOT NULL
                        ORDER BY s.id DESC LIMIT 1), f.due_on) AS due_on,
                    c.root_cause, c.action, c.evidence,
                    (SELECT s.taken_by FROM finding_step_as_corrected s WHERE s.finding_id = f.id AND s.step = 'closed' ORDER BY s.id DESC LIMIT 1)
                        AS checked_by,
                    (SELECT s.step FROM finding_step_as_corrected s WHERE s.finding_id = f.id AND s.step IN ('held', 'reopened')
                        ORDER BY s.id DESC LIMIT 1) AS looked
                  FROM finding_as_corrected f JOIN audit a ON a.id = f.audit_id
                  LEFT JOIN LATERAL (SELECT s.root_cause, s.action, s.evidence FROM finding_step_as_corrected s
                        WHERE s.finding_id = f.id AND s.step = 'corrected' ORDER BY s.id DESC LIMIT 1) c ON true
                 WHERE f.project_key = ? ORDER BY f.id
                """).param(projectKey).query(Row.class).list();
    }

    /** By finding, what earlier audits of the municipality found about the same criterion, in this cycle or the one before. */
    Map<Long, List<Earlier>> repeats(Project project) {
        return jdbc.sql("""
                SELECT f.id AS finding, e.project_key, e.id, e.title
                  FROM finding f JOIN finding e ON e.scheme = f.scheme AND e.criterion = f.criterion AND e.audit_id < f.audit_id
                  JOIN project p ON p.key = e.project_key
                 WHERE f.project_key = ? AND p.municipality = ? ORDER BY e.id
                """).params(project.key(), project.municipality()).query(Earlier.class).list().stream()
                .collect(Collectors.groupingBy(Earlier::finding));
    }

    /** The days on which the number of open findings changed, the first one first. */
    List<Point> course(String projectKey) {
        record Change(OffsetDateTime at, int more) {}
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        jdbc.sql("""
                SELECT registered_at AS at, 1 AS more FROM finding WHERE project_key = :project
                UNION ALL SELECT s.taken_at, CASE s.step WHEN 'closed' THEN -1 ELSE 1 END
                  FROM finding_step s JOIN finding f ON f.id = s.finding_id
                 WHERE f.project_key = :project AND s.step IN ('closed', 'reopened')
                """)
                .param("project", projectKey)
                .query(Change.class)
                .list()
                .forEach(change -> byDay.merge(
                        LocalDate.ofInstant(change.at().toInstant(), EngineClock.SEOUL), change.more(), Integer::sum));
        List<Point> course = new ArrayList<>();
        int open = 0;
        for (Map.Entry<LocalDate, Integer> day : byDay.entrySet()) {
            open += day.getValue();
            course.add(new Point(day.getKey(), open));
        }
        return course;
    }
}
