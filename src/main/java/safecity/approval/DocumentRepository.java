package safecity.approval;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** The rows of documents and acts; both are only ever added to. */
@Component
class DocumentRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Document document) {
        jdbc.sql("""
                INSERT INTO approval_document (id, project_key, kind, title, amount, drafter_role, review_roles,
                    agree_roles, decider_role, delegation, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        document.id(),
                        document.projectKey(),
                        document.kind(),
                        document.title(),
                        document.amount(),
                        document.drafterDuty(),
                        document.reviewDuties(),
                        document.agreeDuties(),
                        document.deciderDuty(),
                        document.delegation(),
                        now())
                .update();
    }

    Document get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("approval.unknown", id));
    }

    Optional<Document> find(String id) {
        return jdbc.sql("""
                SELECT *, drafter_role AS drafter_duty, review_roles AS review_duties, agree_roles AS agree_duties,
                    decider_role AS decider_duty
                FROM approval_document WHERE id = ?
                """).param(id).query(Document.class).optional();
    }

    void act(
            String documentId,
            int round,
            ApprovalAct.Step step,
            String duty,
            String decision,
            @Nullable String comment,
            @Nullable String documentNumber,
            String actor) {
        jdbc.sql("""
                INSERT INTO approval_act (document_id, round, step, role, decision, comment, document_number, actor, acted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(documentId, round, step.name(), duty, decision, comment, documentNumber, actor, now())
                .update();
    }

    /** Everything that happened to a document, oldest first. */
    List<ApprovalAct> acts(String documentId) {
        return jdbc.sql("""
                SELECT round, step, role AS duty, decision, comment, actor, acted_at FROM approval_act
                WHERE document_id = ? ORDER BY id
                """).param(documentId).query(ApprovalAct.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
