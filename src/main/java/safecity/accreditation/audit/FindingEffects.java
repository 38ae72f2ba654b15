package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.engine.time.EngineClock;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** Whether the correction of a finding holds: looked at again months after it was closed, by somebody else (효과 확인). */
@ModelBean("findingEffects")
@Transactional
public class FindingEffects {

    /** An effect that was seen when it was closed has to last; one that could not be seen yet is looked for in the next quarter. */
    private static final Map<String, Integer> MONTHS = Map.of("effective", 6, "later", 3);

    /** Calendar days in which a finding that is open again is to be corrected. */
    private static final int AGAIN = 30;

    private final JdbcClient jdbc;
    private final AuditRepository audits;
    private final Projects projects;
    private final ProcessStarter processes;
    private final Clock clock;

    FindingEffects(JdbcClient jdbc, AuditRepository audits, Projects projects, ProcessStarter processes, Clock clock) {
        this.jdbc = jdbc;
        this.audits = audits;
        this.projects = projects;
        this.processes = processes;
        this.clock = clock;
    }

    /** A finding was closed; papers that were put right have no effect to look for. */
    void closed(String findingId, String effectiveness) {
        if (!MONTHS.containsKey(effectiveness)) {
            return;
        }
        String projectKey = jdbc.sql("SELECT project_key FROM finding WHERE id = ?")
                .param(Long.valueOf(findingId))
                .query(String.class)
                .single();
        processes.start(
                ModelContract.Processes.EFFECTIVENESS_CHECK,
                projectKey,
                Map.of(
                        "projectKey",
                        projectKey,
                        "municipality",
                        projects.get(projectKey).municipality(),
                        "findingId",
                        findingId));
    }

    /** The day on which the effect is looked at, as an ISO day. */
    @Transactional(readOnly = true)
    public String lookOn(String findingId) {
        record Closing(String effectiveness, OffsetDateTime takenAt) {}
        Closing closing = jdbc.sql("""
                SELECT effectiveness, taken_at FROM finding_step WHERE finding_id = ? AND step = 'closed' ORDER BY id DESC LIMIT 1
                """)
                .param(Long.valueOf(findingId))
                .query(Closing.class)
                .single();
        return LocalDate.ofInstant(closing.takenAt().toInstant(), EngineClock.SEOUL)
                .plusMonths(Objects.requireNonNull(MONTHS.get(closing.effectiveness())))
                .toString();
    }

    /**
     * The effect was looked at: {@code holds}, or {@code fails} with what is found, and the finding is open again.
     *
     * @throws Refusal {@code effect.ownWork}: who corrected it or closed it does not look, whatever groups they are in
     */
    public void checked(String findingId, DecisionEntry entry, String actor) {
        boolean own = jdbc.sql("""
                SELECT EXISTS (SELECT FROM finding_step WHERE finding_id = ? AND step IN ('corrected', 'closed') AND taken_by = ?)
                """)
                .params(Long.valueOf(findingId), actor)
                .query(Boolean.class)
                .single();
        if (own) {
            throw Refusal.of("effect.ownWork").field("decision").rule("직무분리: 조치자·확인자와 효과를 확인하는 사람");
        }
        boolean holds = "holds".equals(entry.decision());
        jdbc.sql(
                        "INSERT INTO finding_step (finding_id, step, note, due_on, taken_at, taken_by) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        Long.valueOf(findingId),
                        holds ? "held" : "reopened",
                        entry.comment().isBlank() ? null : entry.comment(),
                        holds
                                ? null
                                : LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL)
                                        .plusDays(AGAIN),
                        audits.now(),
                        actor)
                .update();
    }
}
