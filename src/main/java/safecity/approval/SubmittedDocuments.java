package safecity.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.organisation.Routing;
import safecity.project.ProjectAccess;
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
    private final Roles roles;
    private final Projects projects;
    private final ProjectAccess access;
    private final Routing routing;

    SubmittedDocuments(
            JdbcClient jdbc,
            DocumentRepository documents,
            ApprovalText text,
            SentBack sentBack,
            MessageCorrelation messages,
            Accounts accounts,
            Roles roles,
            Projects projects,
            ProjectAccess access,
            Routing routing) {
        this.accounts = accounts;
        this.roles = roles;
        this.projects = projects;
        this.access = access;
        this.routing = routing;
        this.jdbc = jdbc;
        this.documents = documents;
        this.text = text;
        this.sentBack = sentBack;
        this.messages = messages;
    }

    /**
     * @param last       the last thing that happened to it
     * @param state      where it stands
     * @param decidedAt  when it was approved; null where it was not
     * @param sentBack   why it is with its drafter again; null where it is elsewhere
     * @param recallable whether nobody has reviewed it since it was submitted
     */
    record Submitted(
            String id,
            String project,
            String title,
            String line,
            ApprovalLineView.State state,
            ApprovalAct.Step last,
            @Nullable String sentBack,
            Instant submittedAt,
            @Nullable Instant decidedAt,
            boolean recallable) {

        Submitted withoutRecall() {
            return new Submitted(id, project, title, line, state, last, sentBack, submittedAt, decidedAt, false);
        }
    }

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

    boolean oversees(Account reader) {
        return roles.oversees(reader.groups());
    }

    /** Which documents of a district are asked for. */
    enum Which {
        ALL,
        DECIDED,
        UNDER_WAY
    }

    /**
     * The newest hundred documents of what the reader oversees, those decided last first; none of them is the reader's to recall.
     *
     * @param project key; empty for all
     * @param text    part of the title; empty for all
     */
    List<Submitted> overseen(Account reader, Which which, String project, String text, Locale locale) {
        if (!roles.oversees(reader.groups())) {
            return List.of();
        }
        return jdbc
                .sql("""
                SELECT d.id FROM approval_document d JOIN project p ON p.key = d.project_key
                JOIN LATERAL (SELECT max(acted_at) AS at, bool_or(step = 'DECIDE' AND decision = 'approve') AS decided,
                        bool_or(step = 'DRAFT' AND decision = 'withdraw') AS withdrawn
                    FROM approval_act WHERE document_id = d.id) said ON said.at IS NOT NULL
                WHERE (:all OR p.municipality = ANY (:own)) AND (:project = '' OR p.key = :project)
                    AND (:text = '' OR position(lower(:text) IN lower(d.title)) > 0)
                    AND CASE :which WHEN 'DECIDED' THEN said.decided WHEN 'UNDER_WAY' THEN NOT said.decided AND NOT said.withdrawn
                        ELSE true END
                ORDER BY said.at DESC, d.id LIMIT :most
                """)
                .param("all", reader.administrator())
                .param("own", access.municipalities(reader).toArray(String[]::new))
                .param("project", project)
                .param("text", text)
                .param("which", which.name())
                .param("most", MOST)
                .query(String.class)
                .list()
                .stream()
                .map(document -> submitted(document, locale).withoutRecall())
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
        ApprovalRound course = new ApprovalRound(document, acts, routing);
        return new Submitted(
                documentId,
                document.projectKey(),
                document.title(),
                text.line(document),
                course.state(),
                last.step(),
                sentBack.of(document, acts, locale),
                at,
                course.state() == ApprovalLineView.State.APPROVED ? last.actedAt() : null,
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
