package safecity.accreditation.declaration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.accreditation.declaration.Certificates.Certificate;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.refusal.Refusal;

/** The number of a certificate, and until when it holds when its day or that of the agreement was another one. */
@Component
class CertificateCorrections implements CorrectionSource, ActDependent {

    private final JdbcClient jdbc;
    private final Certificates certificates;

    CertificateCorrections(JdbcClient jdbc, Certificates certificates) {
        this.jdbc = jdbc;
        this.certificates = certificates;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        return kind.equals("certificates")
                ? certificates.find(projectKey).stream()
                        .filter(one -> Long.toString(one.id()).equals(id))
                        .map(one -> Correctable.text(item(one, "number"), "certificateNumber", one.number()))
                        .toList()
                : List.of();
    }

    /** @throws Refusal {@code certificate.numberTaken} when a project has it already */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        boolean taken = jdbc.sql("""
                SELECT EXISTS (SELECT FROM certificate
                WHERE corrected(project_key, 'certificate/' || id || '/number', number) = ?)
                """).param(value).query(Boolean.class).single();
        if (taken) {
            throw Refusal.conflict("certificate.numberTaken", value).field("value");
        }
        return List.of();
    }

    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        Optional<Certificate> found = certificates.find(projectKey);
        List<CorrectionEffect> effects = new ArrayList<>();
        if (found.isEmpty()) {
            return effects;
        }
        Certificate one = found.get();
        if (act == LegalAct.CERTIFICATE) {
            effects.add(CorrectionEffect.sets(
                    item(one, "certified_on"), "certifiedOn", one.certifiedOn().toString(), day.toString()));
        }
        if (act == LegalAct.CEREMONY) {
            held(projectKey)
                    .forEach(ceremony -> effects.add(CorrectionEffect.sets(
                            "ceremony/" + ceremony.id() + "/ceremony_on",
                            "ceremonyOn",
                            ceremony.ceremonyOn().toString(),
                            day.toString())));
        }
        boolean counts =
                act == LegalAct.AGREEMENT_SIGNATURE || act == LegalAct.CERTIFICATE && !certificates.signed(one);
        if (counts) {
            effects.add(CorrectionEffect.sets(
                    item(one, "valid_until"),
                    "validUntil",
                    one.validUntil().toString(),
                    certificates.endSigned(one, day).toString()));
        }
        return effects;
    }

    private record Held(long id, LocalDate ceremonyOn) {}

    private List<Held> held(String projectKey) {
        return jdbc.sql("""
                SELECT id, ceremony_on FROM ceremony_as_corrected WHERE project_key = ? AND outcome = 'held' ORDER BY id DESC LIMIT 1
                """).param(projectKey).query(Held.class).list();
    }

    private static String item(Certificate certificate, String column) {
        return "certificate/" + certificate.id() + "/" + column;
    }
}
