package safecity.accreditation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.EngineClock;
import safecity.engine.ModelBean;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** The certificates of a project; the newest counts. */
@ModelBean("certificates")
public class Certificates {

    /** A designation is valid for five years and then renewed (ISCCC). */
    private static final int VALID_YEARS = 5;

    private final JdbcClient jdbc;
    private final Projects projects;
    private final MessageSource messages;
    private final Clock clock;

    Certificates(JdbcClient jdbc, Projects projects, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param validUntil the day on which the five years end */
    record Certificate(long id, String number, String scheme, LocalDate certifiedOn, LocalDate validUntil) {}

    /**
     * The certificate has arrived: certified today, valid for five years, under the project's scheme.
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
        jdbc.sql("""
                INSERT INTO certificate (project_key, number, scheme, certified_on, valid_until, registered_at,
                    registered_by) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        number,
                        projects.get(projectKey).scheme(),
                        today,
                        today.plusYears(VALID_YEARS),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        actor)
                .update();
    }

    Optional<Certificate> find(String projectKey) {
        return jdbc.sql("""
                SELECT id, number, scheme, certified_on, valid_until FROM certificate
                WHERE project_key = ? ORDER BY id DESC LIMIT 1
                """).param(projectKey).query(Certificate.class).optional();
    }

    /** @throws Refusal {@code declaration.noCertificate} */
    Certificate get(String projectKey) {
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

    /** For a form: the last day of the five years as an ISO day, or that there is none yet. */
    public String validUntil(String projectKey) {
        return find(projectKey)
                .map(certificate -> certificate.validUntil().toString())
                .orElseGet(this::none);
    }

    private String none() {
        return messages.getMessage("certificate.none", null, Locale.KOREAN);
    }
}
