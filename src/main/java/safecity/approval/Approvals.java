package safecity.approval;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/**
 * The approval of a document: 기안 → 검토 → 협조 → 결재 (행정업무의 운영 및 혁신에 관한 규정 제6조–제10조). A submission
 * after a return opens the next round; what was said in earlier rounds stays in sight.
 */
@ModelBean("approvals")
public class Approvals {

    private static final String SUBMIT = "submit";
    private static final Set<ApprovalAct.Step> SIGNATURES =
            Set.of(ApprovalAct.Step.REVIEW, ApprovalAct.Step.AGREE, ApprovalAct.Step.DECIDE);

    private final DocumentRepository documents;
    private final ApprovalText text;
    private final SentBack sentBack;

    Approvals(DocumentRepository documents, ApprovalText text, SentBack sentBack) {
        this.sentBack = sentBack;
        this.documents = documents;
        this.text = text;
    }

    /**
     * Registers a document with its line.
     *
     * @param amount      won; null counts as 0
     * @param reviewDuties comma-separated, in their order; may be empty
     * @param agreeDuties  comma-separated; may be empty
     * @param delegation  {@code 전결} where the decision is delegated, else empty
     * @return the document's id
     */
    public String open(
            String projectKey,
            String kind,
            String title,
            Number amount,
            String drafterDuty,
            String reviewDuties,
            String agreeDuties,
            String deciderDuty,
            String delegation) {
        String id = UUID.randomUUID().toString();
        documents.insert(new Document(
                id,
                projectKey,
                kind,
                title,
                amount == null ? 0 : amount.longValue(),
                drafterDuty,
                reviewDuties,
                agreeDuties,
                deciderDuty,
                delegation,
                null));
        return id;
    }

    /** The drafter submits the document, or withdraws it after a return. */
    public void drafted(String documentId, DraftedDocumentEntry entry, String actor) {
        boolean judged = documents.acts(documentId).stream()
                .anyMatch(act -> act.actor().equals(actor) && SIGNATURES.contains(act.step()));
        if (judged && entry.decision().equals(SUBMIT)) {
            throw Refusal.of("approval.judgedAlready").field("decision");
        }
        int next = round(documentId) + (entry.decision().equals(SUBMIT) ? 1 : 0);
        documents.act(
                documentId,
                Math.max(next, 1),
                ApprovalAct.Step.DRAFT,
                documents.get(documentId).drafterDuty(),
                entry.decision(),
                entry.comment(),
                entry.documentNumber(),
                actor);
    }

    public void reviewed(String documentId, String duty, DecisionEntry entry, String actor) {
        judged(documentId, ApprovalAct.Step.REVIEW, duty, entry.decision(), entry.comment(), actor);
    }

    public void agreed(String documentId, String duty, DecisionEntry entry, String actor) {
        judged(documentId, ApprovalAct.Step.AGREE, duty, entry.decision(), entry.comment(), actor);
    }

    public void decided(String documentId, String duty, DecisionEntry entry, String actor) {
        judged(documentId, ApprovalAct.Step.DECIDE, duty, entry.decision(), entry.comment(), actor);
    }

    /** The time for a decision has passed without one. */
    public void late(String documentId, String duty) {
        documents.act(documentId, round(documentId), ApprovalAct.Step.LATE, duty, "late", null, null, "system");
    }

    /**
     * The drafter takes the document back before anybody has reviewed it.
     *
     * @throws Refusal {@code approval.notYours}, {@code approval.notRecallable}
     */
    public void recalled(String documentId, String actor) {
        if (ofRound(documentId, ApprovalAct.Step.DRAFT).stream()
                .noneMatch(draft -> draft.actor().equals(actor))) {
            throw Refusal.of("approval.notYours");
        }
        if (!ofRound(documentId, ApprovalAct.Step.REVIEW).isEmpty()) {
            throw Refusal.conflict("approval.notRecallable");
        }
        documents.act(
                documentId,
                round(documentId),
                ApprovalAct.Step.RECALL,
                documents.get(documentId).drafterDuty(),
                "recall",
                null,
                null,
                actor);
    }

    /** Whether a reviewer has sent the present round back. */
    public boolean returned(String documentId) {
        return ofRound(documentId, ApprovalAct.Step.REVIEW).stream().anyMatch(ApprovalAct::isReturn);
    }

    /** Whether every department that has to agree has agreed in the present round. */
    public boolean allAgreed(String documentId) {
        return ofRound(documentId, ApprovalAct.Step.AGREE).stream().noneMatch(ApprovalAct::isReturn);
    }

    /** Accounts that reviewed, agreed to or decided the document in its present round. */
    public Set<String> signatories(String documentId) {
        int round = round(documentId);
        return documents.acts(documentId).stream()
                .filter(act -> act.round() == round && SIGNATURES.contains(act.step()))
                .map(ApprovalAct::actor)
                .collect(Collectors.toSet());
    }

    /** The line as it is written on paper, for a form. */
    public String line(String documentId) {
        return text.line(documents.get(documentId));
    }

    /** Why the document is with its drafter again, for the form and the card of the task; null before it was submitted. */
    public @Nullable String sentBack(String documentId) {
        return sentBack.of(documents.get(documentId), documents.acts(documentId), Locale.KOREAN);
    }

    /** Every remark so far, one a line, for a form. */
    public String remarks(String documentId) {
        return text.remarks(documents.get(documentId), documents.acts(documentId));
    }

    /**
     * Who drafted a document in any round doesn't review or decide it, and nobody signs it in two posts, their own and one that
     * they stand in for.
     *
     * @throws Refusal {@code approval.ownDraft}, {@code approval.signedAlready}
     */
    private void judged(
            String documentId, ApprovalAct.Step step, String duty, String decision, String comment, String actor) {
        String against = Signers.signed(actor, step, duty, documents.acts(documentId));
        if (against != null) {
            throw Refusal.of(against).field("decision").rule("행정업무의 운영 및 혁신에 관한 규정 제9조·제10조");
        }
        documents.act(documentId, round(documentId), step, duty, decision, comment, null, actor);
    }

    private List<ApprovalAct> ofRound(String documentId, ApprovalAct.Step step) {
        int round = round(documentId);
        return documents.acts(documentId).stream()
                .filter(act -> act.round() == round && act.step() == step)
                .toList();
    }

    private int round(String documentId) {
        return (int) documents.acts(documentId).stream()
                .filter(act ->
                        act.step() == ApprovalAct.Step.DRAFT && act.decision().equals(SUBMIT))
                .count();
    }
}
