package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.project.Plans;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** When an audit may begin: the order of application and audits, their season, and what has to be mended before. */
@ModelBean("audits")
public class Audits {

    private static final String RULE = "ISCCC 공인 절차: 필수보완 완료 후 2차 실사";

    /** Shortest gap that leaves time for corrections; the gaps seen in Korean cities are 72 to 147 days. */
    private static final long SHORT_GAP_DAYS = 60;

    private final AuditRepository store;
    private final Findings findings;
    private final Projects projects;
    private final Plans plans;
    private final LegalActs acts;
    private final MessageSource messages;
    private final Clock clock;

    Audits(
            AuditRepository store,
            Findings findings,
            Projects projects,
            Plans plans,
            LegalActs acts,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.findings = findings;
        this.projects = projects;
        this.plans = plans;
        this.acts = acts;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether this project has its domestic audit before it applies. */
    public boolean domesticFirst(String projectKey) {
        return projects.get(projectKey).domesticFirst();
    }

    /** {@code application-first} or {@code audit-first}. */
    public String reviewOrder(String projectKey) {
        return domesticFirst(projectKey) ? "audit-first" : "application-first";
    }

    /**
     * The domestic audit waits for the first day of the season that the plan gives both, the international one for the
     * first day of its last month: what lies between is for the corrections.
     */
    public Date notBefore(String projectKey, String stage) {
        LocalDate day = AuditStage.of(stage) == AuditStage.DOMESTIC
                ? plans.plannedStart(projectKey, "audits")
                : plans.plannedEnd(projectKey, "audits").withDayOfMonth(1);
        return Date.from(day.atStartOfDay(EngineClock.SEOUL).toInstant());
    }

    /** The day that a plan proposes, as an ISO day: never before today. */
    public String suggestedDay(String projectKey, String stage) {
        LocalDate season = LocalDate.ofInstant(notBefore(projectKey, stage).toInstant(), EngineClock.SEOUL);
        return (season.isAfter(today()) ? season : today()).toString();
    }

    /**
     * The international audit does not begin with a must-fix finding open.
     *
     * @throws Refusal {@code audit.mustFixOpen}, with their number and titles
     */
    public void mayStart(String projectKey, String stage) {
        if (AuditStage.of(stage) == AuditStage.INTERNATIONAL) {
            noMustFixOpen(projectKey, "audit.mustFixOpen");
        }
    }

    /**
     * An audit is planned for today or later; one that took place before it was entered, for the day on which it did.
     *
     * @throws Refusal {@code audit.dayPassed} where nothing tells that it could have been then; {@code act.beforeAnother}
     *                 when it would lie before the application, or the second before the result of the first
     */
    void mayBeOn(String projectKey, AuditStage stage, LocalDate day) {
        LegalAct before = stage == AuditStage.DOMESTIC ? LegalAct.APPLICATION : LegalAct.AUDIT_RESULT;
        String subject = stage == AuditStage.DOMESTIC ? "" : AuditStage.DOMESTIC.code();
        Optional<LocalDate> earliest = acts.last(projectKey, before, subject);
        earliest.ifPresent(earlier -> acts.follows(LegalAct.AUDIT, day, before, earlier, "auditOn"));
        if (earliest.isEmpty() && day.isBefore(today())) {
            throw Refusal.of("audit.dayPassed", day.toString()).field("auditOn");
        }
    }

    /** Decision on opening the international audit: {@code open}, or {@code correct} what is left first. */
    public void openingDecided(String projectKey, String decision) {
        if ("open".equals(decision)) {
            mayStart(projectKey, AuditStage.INTERNATIONAL.code());
        }
    }

    void noMustFixOpen(String projectKey, String refusal) {
        int open = findings.countOpenMustFix(projectKey);
        if (open > 0) {
            throw Refusal.of(refusal, open, findings.openTitles(projectKey))
                    .field("decision")
                    .rule(RULE);
        }
    }

    /** A warning for the form while the domestic audit is less than 60 days ago; empty otherwise. */
    public String gapWarning(String projectKey) {
        Optional<LocalDate> domestic = acts.last(projectKey, LegalAct.AUDIT_RESULT, AuditStage.DOMESTIC.code())
                .or(() -> store.lastResultOn(projectKey, AuditStage.DOMESTIC));
        long days = domestic.map(day -> ChronoUnit.DAYS.between(day, today())).orElse(SHORT_GAP_DAYS);
        return days >= SHORT_GAP_DAYS
                ? ""
                : messages.getMessage(
                        "audit.gapWarning",
                        new Object[] {domestic.get().toString(), Long.toString(days), Long.toString(SHORT_GAP_DAYS)},
                        Locale.KOREAN);
    }

    /** What the planner of an audit has to know, for the form: empty for the domestic one. */
    public String planningNote(String projectKey, String stage) {
        return AuditStage.of(stage) == AuditStage.INTERNATIONAL ? gapWarning(projectKey) : "";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
