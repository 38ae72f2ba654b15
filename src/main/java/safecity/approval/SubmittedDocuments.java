package safecity.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.organisation.Routing;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** What a person has submitted for approval, and how they take it back. */
@Component
class SubmittedDocuments {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final DocumentRepository documents;
    private final ApprovalText text;
    private final SentBack sentBack;
    private final MessageCorrelation messages;
    private final Accounts accounts;
    private final Projects projects;
    private final Routing routing;

    SubmittedDocuments(
            JdbcClient jdbc,
            DocumentRepository documents,
            ApprovalText text,
            SentBack sentBack,
            MessageCorrelation messages,
            Accounts accounts,
            Projects projects,
            Routing routing) {
        this.accounts = accounts;
        this.projects = projects;
        this.routing = routing;
        this.jdbc = jdbc;
        this.documents = documents;
        this.text = text;
        this.sentBack = sentBack;
        this.messages = messages;
    }

    /**
     * @param last       the last thing that happened to it
     * @param sentBack   why it is with its drafter again; null where it is elsewhere
     * @param recallable whether nobody has reviewed it since it was submitted
     */
    record Submitted(
            String id,
            String project,
            String title,
            String line,
            ApprovalAct.Step last,
            @Nullable String sentBack,
            Instant submittedAt,
            boolean recallable) {}

    /**
     * The newest hundred documents whose last submission is this person's and which are their department's still, newest
     * first.
     */
    List<Submitted> of(String person, Locale locale) {
        List<String> posts = accounts.find(person).map(Account::groups).orElse(List.of());
        return jdbc.sql("""
                SELECT document_id FROM approval_act act
                WHERE step = 'DRAFT' AND decision = 'submit' AND actor = ?
                  AND round = (SELECT max(round) FROM approval_act latest
                               WHERE latest.document_id = act.document_id AND step = 'DRAFT')
                ORDER BY id DESC LIMIT ?
                """).params(person, MOST).query(String.class).list().stream()
                .filter(document -> drafts(posts, document))
                .map(document -> submitted(document, locale))
                .toList();
    }

    /** Who has left the department takes nothing of it back. */
    private boolean drafts(List<String> posts, String documentId) {
        Document document = documents.get(documentId);
        String municipality = projects.get(document.projectKey()).municipality();
        return posts.contains(routing.group(municipality, document.drafterDuty()));
    }

    private Submitted submitted(String documentId, Locale locale) {
        Document document = documents.get(documentId);
        List<ApprovalAct> acts = documents.acts(documentId);
        ApprovalAct last = acts.get(acts.size() - 1);
        Instant at = acts.stream()
                .filter(act -> act.step() == ApprovalAct.Step.DRAFT)
                .reduce((a, b) -> b)
                .orElseThrow()
                .actedAt();
        boolean recallable = last.step() == ApprovalAct.Step.DRAFT
                && last.decision().equals("submit")
                && !document.reviewDuties().isBlank();
        return new Submitted(
                documentId,
                document.projectKey(),
                document.title(),
                text.line(document),
                last.step(),
                sentBack.of(document, acts, locale),
                at,
                recallable);
    }

    /**
     * Takes a document back to its drafter.
     *
     * @throws Refusal {@code approval.unknown} also for a document of somebody else, {@code approval.notRecallable}
     */
    @Transactional
    void recall(String documentId, String person) {
        if (of(person, Locale.KOREAN).stream()
                .noneMatch(document -> document.id().equals(documentId))) {
            throw Refusal.notFound("approval.unknown", documentId);
        }
        String project = documents.get(documentId).projectKey();
        if (!messages.correlateWhere(
                ModelContract.Messages.DRAFT_RECALLED,
                project,
                Map.of(ModelContract.Variables.DOCUMENT_ID, documentId))) {
            throw Refusal.conflict("approval.notRecallable");
        }
    }
}
