package safecity.accreditation.audit;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** What is recorded about an audit: plan, reports, checks, sitting, result. Each method is one step of the model. */
@ModelBean("auditRecords")
public class AuditRecords {

    private static final Set<String> PASSING = Set.of("passed", "recommendations");

    private final JdbcClient jdbc;
    private final AuditRepository audits;
    private final Audits rules;
    private final LegalActs acts;

    AuditRecords(JdbcClient jdbc, AuditRepository audits, Audits rules, LegalActs acts) {
        this.acts = acts;
        this.jdbc = jdbc;
        this.audits = audits;
        this.rules = rules;
    }

    /**
     * The audit has been planned with the body that carries it out.
     *
     * @throws Refusal {@code audit.mustFixOpen}; {@code audit.interpreterMissing} for an international audit that is
     *                 not wholly on site (ISCCC's procedure for online assessment has two channels and an interpreter);
     *                 those of {@link Audits#mayBeOn}
     */
    @Transactional
    public void planned(String projectKey, String stage, AuditPlanEntry entry, String actor) {
        AuditStage which = AuditStage.of(stage);
        rules.mayStart(projectKey, stage);
        if (which == AuditStage.INTERNATIONAL
                && !"on-site".equals(entry.mode())
                && "none".equals(entry.interpreter())) {
            throw Refusal.of("audit.interpreterMissing").field("interpreter").rule("ISCCC 비대면 실사 절차");
        }
        rules.mayBeOn(projectKey, which, entry.auditOn());
        long audit = audits.open(projectKey, which, actor);
        jdbc.sql("""
                INSERT INTO audit_plan (audit_id, version, mode, interpreter, audit_on, audit_days, agenda, focus_areas,
                    planned_at, planned_by)
                VALUES (:audit, (SELECT coalesce(max(version), 0) + 1 FROM audit_plan WHERE audit_id = :audit),
                    :mode, :interpreter, :on, :days, :agenda, :focus, :at, :actor)
                """)
                .param("audit", audit)
                .param("mode", entry.mode())
                .param("interpreter", entry.interpreter())
                .param("on", entry.auditOn())
                .param("days", entry.auditDays())
                .param("agenda", entry.agenda())
                .param("focus", entry.focusAreas())
                .param("at", audits.now())
                .param("actor", actor)
                .update();
    }

    /** One field's report is ready, in the language of the stage. */
    @Transactional
    public void reportPrepared(String projectKey, String stage, String duty, AuditReportEntry entry, String actor) {
        AuditStage which = AuditStage.of(stage);
        jdbc.sql("""
                INSERT INTO audit_report (audit_id, role, language, reference, summary, prepared_at, prepared_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        audits.current(projectKey, which),
                        duty,
                        which.language(),
                        entry.reportReference(),
                        entry.reportSummary(),
                        audits.now(),
                        actor)
                .update();
    }

    /** A decision on the way: {@code conflict}, {@code evidence-check}, {@code rehearsal} or {@code postponement}. */
    @Transactional
    public void stepTaken(String projectKey, String stage, String step, DecisionEntry entry, String actor) {
        jdbc.sql("""
                INSERT INTO audit_step (audit_id, step, decision, note, taken_at, taken_by) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        audits.current(projectKey, AuditStage.of(stage)),
                        step,
                        entry.decision(),
                        entry.comment(),
                        audits.now(),
                        actor)
                .update();
    }

    /**
     * The audit has taken place, or is put off to another day and planned again.
     *
     * @throws Refusal {@code audit.beforePlannedDay}: what is planned for a later day has no result yet;
     *                 {@code audit.followUpsExceedQuestions}
     */
    @Transactional
    public void held(String projectKey, String stage, AuditHeldEntry entry, String actor) {
        long audit = audits.current(projectKey, AuditStage.of(stage));
        if (!"held".equals(entry.decision())) {
            stepTaken(projectKey, stage, "postponement", new DecisionEntry(entry.decision(), entry.comment()), actor);
            return;
        }
        LocalDate day = acts.day(projectKey, LegalAct.AUDIT, stage);
        LocalDate planned = audits.plannedOn(audit);
        if (day.isBefore(planned)) {
            throw Refusal.of("audit.beforePlannedDay", day.toString(), planned.toString())
                    .field("actOn");
        }
        if (entry.followUps() > entry.questions()) {
            throw Refusal.of("audit.followUpsExceedQuestions", entry.followUps(), entry.questions())
                    .field("followUps");
        }
        jdbc.sql("""
                INSERT INTO audit_sitting (audit_id, attendance, site_visits, questions, follow_ups, recorded_at,
                    recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        audit,
                        entry.attendance(),
                        entry.siteVisits(),
                        entry.questions(),
                        entry.followUps(),
                        audits.now(),
                        actor)
                .update();
    }

    /**
     * The result has been received; it ends the attempt.
     *
     * @throws Refusal {@code audit.passedWithMustFixOpen}
     */
    @Transactional
    public void resulted(String projectKey, String stage, DecisionEntry entry, String actor) {
        if (PASSING.contains(entry.decision())) {
            rules.noMustFixOpen(projectKey, "audit.passedWithMustFixOpen");
        }
        jdbc.sql("INSERT INTO audit_result (audit_id, result, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)")
                .params(
                        audits.current(projectKey, AuditStage.of(stage)),
                        entry.decision(),
                        entry.comment(),
                        audits.now(),
                        actor)
                .update();
    }

    /** What the certifiers or evaluators remarked on the newest result of a stage, for a form. */
    public String resultNote(String projectKey, String stage) {
        return jdbc.sql("SELECT coalesce(note, '-') FROM audit_result WHERE audit_id = ?")
                .param(audits.current(projectKey, AuditStage.of(stage)))
                .query(String.class)
                .single();
    }
}
