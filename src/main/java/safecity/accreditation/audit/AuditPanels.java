package safecity.accreditation.audit;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Who evaluates an audit, and whether their interests conflict. Organisations and countries, never persons. */
@ModelBean("panels")
public class AuditPanels {

    private final JdbcClient jdbc;
    private final AuditRepository audits;
    private final AuditRecords records;
    private final ObjectProvider<ResearchContractors> research;
    private final MessageSource messages;

    AuditPanels(
            JdbcClient jdbc,
            AuditRepository audits,
            AuditRecords records,
            ObjectProvider<ResearchContractors> research,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.audits = audits;
        this.records = records;
        this.research = research;
        this.messages = messages;
    }

    /** The organisations that did research for the project, for the form. */
    public String contractors(String projectKey) {
        List<String> names = contractorNames(projectKey);
        return names.isEmpty() ? text("panel.noContractors") : String.join(", ", names);
    }

    /** The panel has been named; whether a conflict was found stands in {@link #conflict}. */
    @Transactional
    public void named(String projectKey, String stage, PanelEntry entry, String actor) {
        AuditStage which = AuditStage.of(stage);
        ConflictOfInterest conflict =
                ConflictOfInterest.of(which, entry.organisations(), entry.countries(), contractorNames(projectKey));
        jdbc.sql("""
                INSERT INTO audit_panel (audit_id, organisations, countries, evaluators, conflict, named_at, named_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        audits.current(projectKey, which),
                        entry.organisations(),
                        entry.countries(),
                        entry.evaluatorCount(),
                        conflict.code(),
                        audits.now(),
                        actor)
                .update();
    }

    /** {@code none}, {@code contractor} or {@code own-country}: of the panel named last. */
    public String conflict(String projectKey, String stage) {
        return jdbc.sql("SELECT conflict FROM audit_panel WHERE audit_id = ? ORDER BY id DESC LIMIT 1")
                .param(audits.current(projectKey, AuditStage.of(stage)))
                .query(String.class)
                .optional()
                .orElse(ConflictOfInterest.NONE.code());
    }

    /** What conflicts, for the form. */
    public String conflictNote(String projectKey, String stage) {
        return text("panel.conflict." + conflict(projectKey, stage));
    }

    /**
     * The conflict has been resolved: {@code recuse} or {@code replace}.
     *
     * @throws Refusal {@code panel.ownCountry}: recusal from a field does not help a certifier from the own country
     */
    @Transactional
    public void resolved(String projectKey, String stage, DecisionEntry entry, String actor) {
        if ("recuse".equals(entry.decision())
                && ConflictOfInterest.OWN_COUNTRY.code().equals(conflict(projectKey, stage))) {
            throw Refusal.of("panel.ownCountry").field("decision").rule("ISCCC 심사위원 윤리기준");
        }
        records.stepTaken(projectKey, stage, "conflict", new DecisionEntry(entry.decision(), entry.comment()), actor);
    }

    private List<String> contractorNames(String projectKey) {
        return research.stream()
                .flatMap(source -> source.contractors(projectKey).stream())
                .distinct()
                .toList();
    }

    private String text(String code) {
        return messages.getMessage(code, null, Locale.KOREAN);
    }
}
