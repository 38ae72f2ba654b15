package safecity.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with its line as it stands on paper, in the reader's language.
 *
 * @param amount     won, 0 when none
 * @param state      where it stands; {@code stateText} says it
 * @param sentBack   why it is with its drafter again; null where it is elsewhere or was never submitted
 * @param round      how often it was submitted
 * @param boxes      기안, 검토, 협조, 결재, in the order of the line
 * @param rounds     every act so far, by round of submission, oldest first
 * @param recallable whether the reader may take it back now
 */
record ApprovalLineView(
        String id,
        String title,
        String projectKey,
        String projectTitle,
        long amount,
        State state,
        String stateText,
        @Nullable String sentBack,
        int round,
        List<Box> boxes,
        List<Round> rounds,
        boolean recallable) {

    enum State {
        DRAFTING,
        UNDER_WAY,
        APPROVED,
        WITHDRAWN
    }

    /** What a box of the line holds. */
    enum Mark {
        WAITING,
        TURN,
        DONE,
        RETURNED
    }

    /**
     * @param post   department or post that signs
     * @param marks  전결, 대결: what stands above a signature
     * @param person name of whoever acted; null while nobody has
     */
    record Box(
            ApprovalAct.Step step,
            String stepText,
            String post,
            Mark mark,
            String markText,
            List<String> marks,
            @Nullable String person,
            @Nullable Instant at,
            @Nullable String decision,
            @Nullable String comment) {}

    record Round(int number, List<Said> acts) {}

    record Said(
            ApprovalAct.Step step,
            String stepText,
            String post,
            String person,
            String decision,
            String comment,
            Instant at) {}
}
