package safecity.project.plan;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.forms.PlainText;
import safecity.refusal.Refusal;

/**
 * What was said about the findings of the plan check. A remark belongs to a finding with its figures: the same finding in
 * the next version of the plan is settled too, one whose figures have changed is open again.
 */
@Component
public class FindingRemarks {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;

    private final PlanRepository plans;
    private final JdbcClient jdbc;
    private final Clock clock;

    FindingRemarks(PlanRepository plans, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<FindingRemark> of(String projectKey) {
        return jdbc.sql("""
                SELECT finding, remark, made_by, made_at FROM plan_finding_remark WHERE project_key = ? ORDER BY id
                """)
                .param(projectKey)
                .query((row, n) -> new FindingRemark(
                        row.getString("finding"),
                        row.getString("remark"),
                        row.getString("made_by"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Settles a finding of the plan in force.
     *
     * @throws Refusal {@code plan.findingUnknown}, {@code plan.findingRemark}, {@code text.illegible}, {@code text.tooLong}
     */
    public void settle(String projectKey, String finding, String remark, String actor) {
        String said = Objects.requireNonNullElse(PlainText.lines("remark", remark, LONGEST), "");
        if (said.length() < SHORTEST) {
            throw Refusal.of("plan.findingRemark", SHORTEST, LONGEST).field("remark");
        }
        Baseline baseline = plans.inForce(projectKey).orElseThrow();
        if (plans.findings(baseline.id()).stream().noneMatch(one -> one.id().equals(finding))) {
            throw Refusal.of("plan.findingUnknown").field("finding");
        }
        jdbc.sql("""
                INSERT INTO plan_finding_remark (project_key, finding, remark, made_by, made_at) VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, finding, said, actor, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
