package safecity.accreditation.application;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.casefile.FactSource;
import safecity.engine.models.ModelContract;

/** The page of an application: its versions as they were submitted, what was said about them. */
@Component
class ApplicationFactPage implements FactSource {

    @Override
    public String kind() {
        return "applications";
    }

    @Override
    public Set<String> milestones() {
        return Set.of("application");
    }

    @Override
    public Set<String> processes() {
        return Set.of(ModelContract.Processes.ACCREDITATION_APPLICATION);
    }

    @Override
    public boolean titled() {
        return false;
    }

    @Override
    public String list() {
        return """
                SELECT r.round::text AS id, p.title_ko || ' (' || r.round || ')' AS title, CASE WHEN EXISTS (SELECT FROM application_review v
                    WHERE v.project_key = r.project_key AND v.round = r.round AND v.decision = 'accept') THEN 'received' ELSE 'preparing' END AS state,
                    r.opened_at AS from_at, lead(r.opened_at) OVER (ORDER BY r.round) AS to_at
                FROM application_round r JOIN project p ON p.key = r.project_key WHERE r.project_key = :project ORDER BY r.round
                """;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("versions", """
                SELECT version, document_number, content_hash, submitted_at, submitted_by FROM application_version
                WHERE project_key = :project AND round = :id::integer ORDER BY version DESC
                """),
                new Part("submittedTexts", """
                SELECT v.version, s.value->>'code' AS section, s.value->>'ko' AS text_ko, s.value->>'en' AS text_en,
                    s.value->>'evidence' AS evidence
                FROM application_version v, jsonb_array_elements(v.content::jsonb->'sections') WITH ORDINALITY s(value, place)
                WHERE v.project_key = :project AND v.round = :id::integer ORDER BY v.version DESC, s.place
                """),
                new Part("reviews", """
                SELECT version, decision, remark, reviewed_at, reviewed_by FROM application_review
                WHERE project_key = :project AND round = :id::integer ORDER BY id
                """),
                new Part("texts", """
                SELECT section, kind AS language, pages, evidence, complete, remark, entered_at, entered_by FROM application_entry_as_corrected
                WHERE project_key = :project AND round = :id::integer ORDER BY id
                """));
    }
}
