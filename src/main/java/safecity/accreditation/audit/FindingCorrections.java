package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.refusal.Refusal;

/** How a finding is corrected, checked by somebody else, and urged when it is late. Every step stays on record. */
@ModelBean("corrections")
public class FindingCorrections {

    private final JdbcClient jdbc;
    private final AuditRepository audits;
    private final FindingEffects effects;
    private final MessageSource messages;
    private final Clock clock;

    FindingCorrections(
            JdbcClient jdbc, AuditRepository audits, FindingEffects effects, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.audits = audits;
        this.effects = effects;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param evidence document number or name of what proves the correction */
    @Transactional
    public void corrected(String findingId, CorrectionEntry entry, String actor) {
        jdbc.sql("""
                INSERT INTO finding_step (finding_id, step, root_cause, action, evidence, taken_at, taken_by)
                VALUES (?, 'corrected', ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.valueOf(findingId),
                        entry.rootCause(),
                        entry.action(),
                        entry.evidenceReference(),
                        audits.now(),
                        actor)
                .update();
    }

    /**
     * The correction has been checked: {@code close}, or {@code return} with a reason and a new term.
     *
     * @throws Refusal {@code correction.ownWork}: who corrected does not check, whatever groups they are in
     */
    @Transactional
    public void verified(String findingId, VerificationEntry entry, String actor) {
        if (actor.equals(last("taken_by", findingId))) {
            throw Refusal.of("correction.ownWork").field("decision").rule("직무분리: 조치자와 확인자");
        }
        boolean closed = "close".equals(entry.decision());
        LocalDate due = closed
                ? null
                : LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL).plusDays(entry.moreDays());
        jdbc.sql("""
                INSERT INTO finding_step (finding_id, step, note, effectiveness, due_on, taken_at, taken_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Long.valueOf(findingId),
                        closed ? "closed" : "returned",
                        entry.comment(),
                        closed ? entry.effectiveness() : null,
                        due,
                        audits.now(),
                        actor)
                .update();
        if (closed) {
            effects.closed(findingId, entry.effectiveness());
        }
    }

    /** The owner was urged, or the delay reported to the director: {@code urge} or {@code report}. */
    @Transactional
    public void urged(String findingId, DecisionEntry entry, String actor) {
        note(findingId, "report".equals(entry.decision()) ? "reported" : "urged", entry.comment(), actor);
    }

    /** The director has instructed the owner's head. */
    @Transactional
    public void instructed(String findingId, String instruction, String actor) {
        note(findingId, "instructed", instruction, actor);
    }

    /** Why the last correction was returned, or did not hold, for the form; empty when it was not. */
    public String returnNote(String findingId) {
        return jdbc.sql("""
                SELECT note FROM finding_step WHERE finding_id = ? AND step IN ('returned', 'reopened') ORDER BY id DESC LIMIT 1
                """)
                .param(Long.valueOf(findingId))
                .query(String.class)
                .optional()
                .map(note -> messages.getMessage("correction.returned", new Object[] {note}, Locale.KOREAN))
                .orElse("");
    }

    /** What the head reported to the director about the delay, for the form. */
    public String reportNote(String findingId) {
        return jdbc.sql(
                        "SELECT note FROM finding_step WHERE finding_id = ? AND step = 'reported' ORDER BY id DESC LIMIT 1")
                .param(Long.valueOf(findingId))
                .query(String.class)
                .single();
    }

    public String rootCause(String findingId) {
        return last("root_cause", findingId);
    }

    public String action(String findingId) {
        return last("action", findingId);
    }

    public String evidence(String findingId) {
        return last("evidence", findingId);
    }

    private void note(String findingId, String step, String note, String actor) {
        jdbc.sql("INSERT INTO finding_step (finding_id, step, note, taken_at, taken_by) VALUES (?, ?, ?, ?, ?)")
                .params(Long.valueOf(findingId), step, note, audits.now(), actor)
                .update();
    }

    private String last(String column, String findingId) {
        return jdbc.sql("SELECT " + column
                        + " FROM finding_step WHERE finding_id = ? AND step = 'corrected' ORDER BY id DESC LIMIT 1")
                .param(Long.valueOf(findingId))
                .query(String.class)
                .optional()
                .orElse("");
    }
}
