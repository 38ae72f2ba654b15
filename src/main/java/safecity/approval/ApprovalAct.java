package safecity.approval;

import java.time.Instant;

/** What somebody did to a document: who, as which duty, in which round of submission, with which remark. */
record ApprovalAct(int round, Step step, String duty, String decision, String comment, String actor, Instant actedAt) {

    enum Step {
        DRAFT,
        REVIEW,
        AGREE,
        DECIDE,
        RECALL,
        LATE
    }

    /** Message key of what the step calls the decision: a department agrees, a head reviews, the mayor approves. */
    String word() {
        return "approval.decision." + step + "." + decision;
    }

    boolean isReturn() {
        return decision.equals("return");
    }
}
