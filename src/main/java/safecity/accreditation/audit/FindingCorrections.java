package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * The department says what it did, or that the finding isn't its own.
     *
     * @throws Refusal {@code correction.toDutyMissing}
     */
    @Transactional
    public void corrected(String findingId, CorrectionEntry entry, String actor) {
        if ("hand-over".equals(entry.decision())) {
            if (entry.toDuty() == null) {
                throw Refusal.of("correction.toDutyMissing").field("toDuty");
            }
            owned(findingId, "hand-over-asked", entry.toDuty(), entry.comment(), actor);
            return;
        }
        boolean advice = recommendation(findingId);
        boolean declined = advice && "declined".equals(entry.outcome());
        jdbc.sql("""
                INSERT INTO finding_step (finding_id, step, outcome, root_cause, action, evidence, note, taken_at, taken_by)
                VALUES (?, 'corrected', ?, ?, ?, ?, nullif(trim(?), ''), ?, ?)
                """)
                .params(
                        Long.valueOf(findingId),
                        advice ? Optional.ofNullable(entry.outcome()).orElse("implemented") : null,
                        entry.rootCause(),
                        declined ? null : entry.action(),
                        declined ? null : entry.evidenceReference(),
                        Optional.ofNullable(entry.comment()).orElse(""),
                        audits.now(),
                        actor)
                .update();
    }

    /**
     * Whose the finding is, decided by the head of the lead department.
     *
     * @throws Refusal {@code correction.toDutyMissing}
     */
    @Transactional
    public void ownerDecided(String findingId, OwnershipEntry entry, String actor) {
        boolean transfer = "transfer".equals(entry.decision());
        if (transfer && entry.newOwner() == null) {
            throw Refusal.of("correction.toDutyMissing").field("newOwner");
        }
        owned(findingId, transfer ? "handed-over" : "kept", transfer ? entry.newOwner() : null, entry.comment(), actor);
    }

    private void owned(String findingId, String step, @Nullable String duty, @Nullable String note, String actor) {
        jdbc.sql("""
                INSERT INTO finding_step (finding_id, step, to_role, note, taken_at, taken_by) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(Long.valueOf(findingId), step, duty, note, audits.now(), actor)
                .update();
    }

    /** Whether it is a recommendation, of which less than all may be done. */
    public boolean recommendation(String findingId) {
        return jdbc.sql("""
                SELECT kind = 'recommendation' FROM finding_as_corrected WHERE id = ?
                """).param(Long.valueOf(findingId)).query(Boolean.class).single();
    }

    /** The duty that the owner asked to hand the finding on to. */
    public String askedOwner(String findingId) {
        return jdbc.sql("""
                SELECT to_role FROM finding_step WHERE finding_id = ? AND step = 'hand-over-asked' ORDER BY id DESC LIMIT 1
                """)
                .param(Long.valueOf(findingId))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** What has become of a recommendation, for the check; empty of a must-fix finding. */
    public String outcome(String findingId) {
        String outcome = last("outcome", findingId);
        return outcome.isEmpty()
                ? ""
                : "- 이행 결과: " + messages.getMessage("finding.outcome." + outcome, null, Locale.KOREAN);
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
                SELECT note FROM finding_step WHERE finding_id = ? AND step IN ('returned', 'reopened', 'kept') ORDER BY id DESC LIMIT 1
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
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(value -> value)
                .orElse("");
    }
}
