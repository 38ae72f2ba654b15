package safecity.accreditation.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.engine.time.EngineClock;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/**
 * What the audits found. A must-fix finding blocks what comes next until it is closed; a recommendation is followed up and
 * blocks nothing. Ids are handed to the models as text.
 */
@ModelBean("findings")
public class Findings {

    private static final String OPEN = """
            FROM finding_as_corrected finding JOIN audit ON audit.id = finding.audit_id
            WHERE finding.project_key = :project
              AND finding.kind = :kind AND (:stage = '' OR audit.stage = :stage)
              AND NOT finding_closed(finding.id)
            """;
    private static final String MUST_FIX = "must-fix";
    private static final String RECOMMENDATION = "recommendation";

    private final JdbcClient jdbc;
    private final AuditRepository audits;
    private final Projects projects;
    private final Schemes schemes;
    private final MessageSource messages;
    private final ProcessStarter processes;
    private final Clock clock;

    Findings(
            JdbcClient jdbc,
            AuditRepository audits,
            Projects projects,
            Schemes schemes,
            MessageSource messages,
            @Lazy ProcessStarter processes,
            Clock clock) {
        this.jdbc = jdbc;
        this.audits = audits;
        this.projects = projects;
        this.schemes = schemes;
        this.messages = messages;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * One finding has been registered in the newest attempt of an audit.
     *
     * @throws Refusal {@code finding.criterionUnknown}; {@code finding.mustFixMissing} when the audit asked for corrections and none is registered
     */
    @Transactional
    public void registered(String projectKey, String stage, FindingEntry entry, String actor) {
        long audit = audits.current(projectKey, AuditStage.of(stage));
        Scheme scheme = schemes.scheme(projects.get(projectKey).scheme());
        Criterion asked = scheme.criterion(entry.criterion())
                .orElseThrow(() -> Refusal.of("finding.criterionUnknown", entry.criterion(), scheme.nameKo())
                        .field("criterion"));
        jdbc.sql("""
                INSERT INTO finding (project_key, audit_id, title, scheme, criterion, kind, owner_role, due_on, note,
                    registered_at, registered_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        audit,
                        entry.title(),
                        scheme.id(),
                        asked.no(),
                        entry.kind(),
                        entry.ownerDuty(),
                        LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL).plusDays(entry.dueInDays()),
                        entry.comment(),
                        audits.now(),
                        actor)
                .update();
        if ("done".equals(entry.decision()) && asksForCorrections(audit) && mustFixOf(audit) == 0) {
            throw Refusal.of("finding.mustFixMissing").field("kind");
        }
    }

    /** Ids of the open must-fix findings of a project, oldest first. */
    public List<String> openMustFix(String projectKey) {
        return openMustFix(projectKey, "");
    }

    /** The same, of one audit's stage. */
    public List<String> openMustFix(String projectKey, String stage) {
        return jdbc.sql("SELECT finding.id::text " + OPEN + " ORDER BY finding.id")
                .param("project", projectKey)
                .param("kind", MUST_FIX)
                .param("stage", stage)
                .query(String.class)
                .list();
    }

    public int countOpenMustFix(String projectKey) {
        return count(projectKey, MUST_FIX);
    }

    public int countOpenRecommendations(String projectKey) {
        return count(projectKey, RECOMMENDATION);
    }

    /** Titles of the open must-fix findings, for a refusal. */
    String openTitles(String projectKey) {
        return String.join(
                ", ",
                jdbc.sql("SELECT title " + OPEN + " ORDER BY finding.id")
                        .param("project", projectKey)
                        .param("kind", MUST_FIX)
                        .param("stage", "")
                        .query(String.class)
                        .list());
    }

    /** How many findings the newest attempt of an audit has so far. */
    public int registeredInAudit(String projectKey, String stage) {
        return jdbc.sql("SELECT count(*) FROM finding WHERE audit_id = ?")
                .param(audits.current(projectKey, AuditStage.of(stage)))
                .query(Integer.class)
                .single();
    }

    /**
     * Follows the open recommendations of an audit's newest attempt up, each by a procedure of its own that nothing waits for.
     */
    @Transactional
    public void followed(String projectKey, String stage) {
        jdbc.sql("SELECT finding.id::text " + OPEN + " AND audit.id = :audit ORDER BY finding.id")
                .param("project", projectKey)
                .param("kind", RECOMMENDATION)
                .param("stage", stage)
                .param("audit", audits.current(projectKey, AuditStage.of(stage)))
                .query(String.class)
                .list()
                .forEach(id -> followUp(projectKey, id));
    }

    /** Begins the procedure in which the finding's department says what it does about it. */
    void followUp(String projectKey, String findingId) {
        processes.start(
                ModelContract.Processes.CORRECTIVE_ACTION,
                projectKey,
                Map.of(
                        "projectKey",
                        projectKey,
                        "municipality",
                        projects.get(projectKey).municipality(),
                        "findingId",
                        findingId,
                        "ownerRole",
                        owner(findingId)));
    }

    /** The duty that has to correct a finding. */
    public String owner(String findingId) {
        return jdbc.sql("SELECT finding_owner(?)")
                .param(Long.valueOf(findingId))
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("finding.unknown", findingId));
    }

    /** {@code must-fix} or {@code recommendation}. */
    String kind(String findingId) {
        return text("kind", findingId);
    }

    public String title(String findingId) {
        return text("title", findingId);
    }

    /** The day by which a finding is to be corrected, as an ISO day; a return sets a new one. */
    public String dueOn(String findingId) {
        return jdbc.sql("""
                SELECT coalesce((SELECT step.due_on FROM finding_step_as_corrected step
                    WHERE step.finding_id = finding.id AND step.due_on IS NOT NULL ORDER BY step.id DESC LIMIT 1),
                    finding.due_on)::text FROM finding_as_corrected finding WHERE id = ?
                """).param(Long.valueOf(findingId)).query(String.class).single();
    }

    /** Must-fix or recommendation, in words. */
    public String kindLabel(String findingId) {
        return messages.getMessage("finding.kind." + text("kind", findingId), null, Locale.KOREAN);
    }

    /** The criterion with its number and name in the scheme by which it was registered. */
    public String criterionLabel(String findingId) {
        String number = text("criterion", findingId);
        return schemes.scheme(text("scheme", findingId))
                .criterion(number)
                .map(criterion -> "기준 " + criterion.numberedKo())
                .orElse("기준 " + number);
    }

    private String text(String column, String findingId) {
        return jdbc.sql("SELECT " + column + " FROM finding_as_corrected WHERE id = ?")
                .param(Long.valueOf(findingId))
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("finding.unknown", findingId));
    }

    private int count(String projectKey, String kind) {
        return jdbc.sql("SELECT count(*) " + OPEN)
                .param("project", projectKey)
                .param("kind", kind)
                .param("stage", "")
                .query(Integer.class)
                .single();
    }

    private boolean asksForCorrections(long audit) {
        return jdbc.sql("SELECT count(*) FROM audit_result WHERE audit_id = ? AND result = 'corrections'")
                        .param(audit)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int mustFixOf(long audit) {
        return jdbc.sql("""
                SELECT count(*) FROM finding_as_corrected WHERE audit_id = ? AND kind = 'must-fix'
                """).param(audit).query(Integer.class).single();
    }
}
