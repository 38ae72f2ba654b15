package safecity.accreditation.declaration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.notation.DayNotation;
import safecity.refusal.Refusal;

/** The declaration: a ceremony not before the certificate, asked about near an election, after the signature. */
@ModelBean("declarations")
public class Declarations {

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final ElectionPeriods elections;
    private final LegalActs acts;
    private final Clock clock;

    Declarations(JdbcClient jdbc, Certificates certificates, ElectionPeriods elections, LegalActs acts, Clock clock) {
        this.acts = acts;
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.elections = elections;
        this.clock = clock;
    }

    /**
     * The ceremony has been planned.
     *
     * @throws Refusal {@code declaration.noCertificate}, {@code declaration.beforeCertificate} with both days,
     *                 {@code declaration.dayPassed}, and those of {@link DayNotation#read}
     */
    @Transactional
    public void planned(String projectKey, CeremonyPlanEntry entry, String actor) {
        LocalDate day = entry.ceremonyOn();
        LocalDate certified = certificates.get(projectKey).certifiedOn();
        if (day.isBefore(certified)) {
            throw Refusal.of("declaration.beforeCertificate", day.toString(), certified.toString())
                    .field("ceremonyOn")
                    .rule("공인증서 수령 후 선포");
        }
        if (day.isBefore(LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL))) {
            throw Refusal.of("declaration.dayPassed", day.toString()).field("ceremonyOn");
        }
        jdbc.sql("""
                INSERT INTO ceremony_plan (project_key, version, ceremony_on, guests, place, programme, planned_at,
                    planned_by)
                SELECT :project, coalesce(max(version), 0) + 1, :on, :guests, :place, :programme, :at, :actor
                FROM ceremony_plan WHERE project_key = :project
                """)
                .param("project", projectKey)
                .param("on", day)
                .param("guests", entry.guests())
                .param("place", entry.place())
                .param("programme", entry.programme())
                .param("at", now())
                .param("actor", actor)
                .update();
    }

    /** Whether the ceremony falls within 60 days before an election, election day included. */
    public boolean withinBan(String ceremonyOn) {
        return elections.banningEvents(day(ceremonyOn)).isPresent();
    }

    /** The first moment of the ceremony's day. */
    public Date dayOf(String ceremonyOn) {
        return Date.from(day(ceremonyOn).atStartOfDay(EngineClock.SEOUL).toInstant());
    }

    /** @param reply {@code allowed} or {@code postpone}; @param reference number of the commission's letter */
    @Transactional
    public void commissionReplied(String projectKey, String ceremonyOn, CommissionReplyEntry entry, String actor) {
        jdbc.sql("""
                INSERT INTO election_commission_reply (project_key, ceremony_on, reply, reference, note, replied_at,
                    recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        day(ceremonyOn),
                        entry.decision(),
                        entry.replyReference(),
                        entry.comment(),
                        now(),
                        actor)
                .update();
    }

    /** The mayor has signed the agreement; from now on the designation is in effect. @throws Refusal {@code declaration.notSigned} */
    @Transactional
    public void signed(String projectKey, Boolean signed, String actor) {
        if (!Boolean.TRUE.equals(signed)) {
            throw Refusal.of("declaration.notSigned").field("signed");
        }
        certificates.agreementSigned(projectKey, actor);
    }

    /**
     * The ceremony was held, or put off. One that is to be called off for good is recorded when that is approved.
     *
     * @throws Refusal {@code declaration.heldBeforePlan}
     */
    @Transactional
    public void ceremonyReported(String projectKey, String ceremonyOn, CeremonyReportEntry entry, String actor) {
        if (entry.decision().equals("called-off")) {
            return;
        }
        boolean held = entry.decision().equals("held");
        LocalDate planned = day(ceremonyOn);
        LocalDate heldOn = acts.day(projectKey, LegalAct.CEREMONY, "");
        if (held && heldOn.isBefore(planned)) {
            throw Refusal.of("declaration.heldBeforePlan", heldOn.toString(), planned.toString())
                    .field("actOn");
        }
        jdbc.sql("""
                INSERT INTO ceremony (project_key, ceremony_on, outcome, note, attendance, reported_at, reported_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        held ? heldOn : planned,
                        entry.decision(),
                        entry.comment(),
                        held ? entry.attendance() : null,
                        now(),
                        actor)
                .update();
    }

    /** The ceremony isn't held at all; the certificate and how long it is valid stay as they are. */
    @Transactional
    public void calledOff(String projectKey, String ceremonyOn, String reason, String actor) {
        jdbc.sql("""
                INSERT INTO ceremony (project_key, ceremony_on, outcome, note, reported_at, reported_by)
                VALUES (?, ?, 'called-off', ?, ?, ?)
                """).params(projectKey, day(ceremonyOn), reason, now(), actor).update();
    }

    private static LocalDate day(String text) {
        try {
            return DayNotation.read(text == null ? "" : text);
        } catch (Refusal unread) {
            throw unread.field("ceremonyOn");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
