package safecity.accreditation.declaration;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of a certificate: how long it is valid, the agreement and the ceremony. */
@Component
class CertificateFactPage implements FactSource {

    @Override
    public String kind() {
        return "certificates";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("declaration");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.DECLARATION);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT id::text AS id, corrected(project_key, 'certificate/' || id || '/number', number) AS title, NULL AS state, registered_at AS from_at, NULL::timestamptz AS to_at
                FROM certificate WHERE project_key = :project ORDER BY id
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("certificate", """
                SELECT corrected(project_key, 'certificate/' || id || '/number', number) AS certificate_number, scheme,
                    corrected(project_key, 'certificate/' || id || '/certified_on', certified_on::text)::date AS certified_on,
                    corrected(project_key, 'certificate/' || id || '/valid_until', valid_until::text)::date AS valid_until, registered_at, registered_by FROM certificate
                WHERE id = :id::bigint AND project_key = :project
                """),
                new Part("agreement", """
                SELECT a.signed_at, a.signed_by FROM certification_agreement a JOIN certificate c ON c.id = a.certificate_id
                WHERE c.id = :id::bigint AND c.project_key = :project ORDER BY a.id
                """),
                new Part("ceremonyPlan", """
                SELECT version, ceremony_on, guests, place, programme, planned_at, planned_by FROM ceremony_plan_as_corrected
                WHERE project_key = :project ORDER BY version DESC
                """),
                new Part("ceremony", """
                SELECT ceremony_on, outcome, note, attendance, reported_at, reported_by FROM ceremony_as_corrected
                WHERE project_key = :project ORDER BY id
                """));
    }
}
