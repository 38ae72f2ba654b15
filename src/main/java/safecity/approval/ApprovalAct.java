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

    boolean isReturn() {
        return decision.equals("return");
    }
}
