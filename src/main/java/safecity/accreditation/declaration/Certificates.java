package safecity.accreditation.declaration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** The certificates of a project; the newest counts. */
@ModelBean("certificates")
public class Certificates {

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Schemes schemes;
    private final LegalActs acts;
    private final MessageSource messages;
    private final Clock clock;

    Certificates(
            JdbcClient jdbc, Projects projects, Schemes schemes, LegalActs acts, MessageSource messages, Clock clock) {
        this.acts = acts;
        this.jdbc = jdbc;
        this.projects = projects;
        this.schemes = schemes;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param validUntil the day on which it ends: so many years as the scheme says after the agreement was signed the
     *                   first time, and until it is, after the certificate
     */
    public record Certificate(long id, String number, String scheme, LocalDate certifiedOn, LocalDate validUntil) {}

    /**
     * The certificate has arrived: certified on the day of the notice, under the project's scheme.
     *
     * @throws Refusal {@code certificate.numberMissing}, {@code certificate.numberTaken}
     */
    @Transactional
    public void registered(String projectKey, String certificateNumber, String actor) {
        if (certificateNumber == null || certificateNumber.isBlank()) {
            throw Refusal.of("certificate.numberMissing").field("certificateNumber");
        }
        String number = certificateNumber.strip();
        if (find(projectKey).filter(known -> known.number().equals(number)).isPresent()) {
            throw Refusal.conflict("certificate.numberTaken", number).field("certificateNumber");
        }
        Scheme scheme = schemes.scheme(projects.get(projectKey).scheme());
        LocalDate day = acts.day(projectKey, LegalAct.CERTIFICATE, "");
        jdbc.sql("""
                INSERT INTO certificate (project_key, number, scheme, certified_on, valid_until, registered_at,
                    registered_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        number,
                        scheme.id(),
                        day,
                        day.plusYears(scheme.validityYears()),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        actor)
                .update();
    }

    Optional<Certificate> find(String projectKey) {
        return jdbc.sql("""
                SELECT id, corrected(project_key, 'certificate/' || id || '/number', number) AS number, scheme,
                    corrected(project_key, 'certificate/' || id || '/certified_on', certified_on::text)::date AS certified_on,
                    corrected(project_key, 'certificate/' || id || '/valid_until', coalesce(
                        (SELECT a.valid_until FROM certification_agreement a WHERE a.certificate_id = c.id ORDER BY a.id LIMIT 1),
                        valid_until)::text)::date AS valid_until
                FROM certificate c WHERE project_key = ? ORDER BY id DESC LIMIT 1
                """).param(projectKey).query(Certificate.class).optional();
    }

    /** @throws Refusal {@code declaration.noCertificate} */
    public Certificate get(String projectKey) {
        return find(projectKey)
                .orElseThrow(() -> Refusal.of("declaration.noCertificate").field("ceremonyOn"));
    }

    /** For a form: the number, or that there is none yet. */
    public String number(String projectKey) {
        return find(projectKey).map(Certificate::number).orElseGet(this::none);
    }

    /** For a form: the day of certification as an ISO day, or that there is none yet. */
    public String certifiedOn(String projectKey) {
        return find(projectKey)
                .map(certificate -> certificate.certifiedOn().toString())
                .orElseGet(this::none);
    }

    /** For a form: the day on which it ends as an ISO day, or that there is none yet. */
    public String validUntil(String projectKey) {
        return find(projectKey)
                .map(certificate -> certificate.validUntil().toString())
                .orElseGet(this::none);
    }

    /** For a form: the day on which it ends when the agreement is signed today, as an ISO day, or that there is none. */
    public String validUntilSignedToday(String projectKey) {
        return find(projectKey)
                .map(certificate -> endSigned(certificate, today()).toString())
                .orElseGet(this::none);
    }

    /** Years for which a designation by the project's scheme holds. */
    public int validityYears(String projectKey) {
        return schemes.scheme(projects.get(projectKey).scheme()).validityYears();
    }

    /** The agreement has been signed on the day that was entered. */
    void agreementSigned(String projectKey, String actor) {
        Certificate certificate = get(projectKey);
        LocalDate signed = acts.day(projectKey, LegalAct.AGREEMENT_SIGNATURE, "");
        jdbc.sql("""
                INSERT INTO certification_agreement (certificate_id, signed_at, signed_by, valid_until) VALUES (?, ?, ?, ?)
                """)
                .params(
                        certificate.id(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        actor,
                        endSigned(certificate, signed))
                .update();
    }

    /** Whether its agreement has been signed. */
    boolean signed(Certificate certificate) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM certification_agreement WHERE certificate_id = ?)")
                .param(certificate.id())
                .query(Boolean.class)
                .single();
    }

    LocalDate endSigned(Certificate certificate, LocalDate signed) {
        return signed.plusYears(schemes.scheme(certificate.scheme()).validityYears());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    private String none() {
        return messages.getMessage("certificate.none", null, Locale.KOREAN);
    }
}
