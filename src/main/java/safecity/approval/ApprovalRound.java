package safecity.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import safecity.approval.ApprovalLineView.Mark;
import safecity.approval.ApprovalLineView.State;
import safecity.organisation.Routing;

/** Where a document stands in its present round of submission: reviews one after the other, agreements side by side. */
final class ApprovalRound {

    private static final String SUBMIT = "submit";
    private static final String WITHDRAW = "withdraw";

    private final List<ApprovalAct> acts;
    private final List<String> reviewers;
    private final List<String> agreeing;
    private final int round;

    /** @param acts everything that happened to it, oldest first */
    ApprovalRound(Document document, List<ApprovalAct> acts, Routing routing) {
        this.acts = acts;
        this.reviewers = routing.duties(document.reviewDuties());
        this.agreeing = routing.duties(document.agreeDuties());
        this.round = (int) acts.stream()
                .filter(act ->
                        act.step() == ApprovalAct.Step.DRAFT && act.decision().equals(SUBMIT))
                .count();
    }

    int round() {
        return round;
    }

    State state() {
        if (acts.stream()
                .anyMatch(act ->
                        act.step() == ApprovalAct.Step.DRAFT && act.decision().equals(WITHDRAW))) {
            return State.WITHDRAWN;
        }
        if (ofRound(ApprovalAct.Step.DECIDE).anyMatch(act -> !act.isReturn())) {
            return State.APPROVED;
        }
        return withDrafter() ? State.DRAFTING : State.UNDER_WAY;
    }

    /** What brought the document back to its drafter; empty while it is elsewhere, and before it was submitted. */
    List<ApprovalAct> sentBack() {
        return state() == State.DRAFTING
                ? acts.stream()
                        .filter(act ->
                                act.round() == round && (act.isReturn() || act.step() == ApprovalAct.Step.RECALL))
                        .toList()
                : List.of();
    }

    /** The act of the present round that stands in a box. */
    Optional<ApprovalAct> signature(ApprovalAct.Step step, String duty) {
        return ofRound(step).filter(act -> act.duty().equals(duty)).reduce((earlier, later) -> later);
    }

    Mark mark(ApprovalAct.Step step, String duty) {
        if (step == ApprovalAct.Step.DRAFT) {
            return state() == State.DRAFTING ? Mark.TURN : acts.isEmpty() ? Mark.WAITING : Mark.DONE;
        }
        Optional<ApprovalAct> signature = signature(step, duty);
        if (signature.isPresent()) {
            return signature.get().isReturn() ? Mark.RETURNED : Mark.DONE;
        }
        return state() == State.UNDER_WAY && isTurn(step, duty) ? Mark.TURN : Mark.WAITING;
    }

    /** Nobody has acted since this person submitted, and there is a reviewer who can still be forestalled. */
    boolean recallableBy(String person) {
        return !acts.isEmpty()
                && !reviewers.isEmpty()
                && state() == State.UNDER_WAY
                && last().step() == ApprovalAct.Step.DRAFT
                && last().actor().equals(person);
    }

    private ApprovalAct last() {
        return acts.get(acts.size() - 1);
    }

    private boolean isTurn(ApprovalAct.Step step, String duty) {
        return switch (step) {
            case REVIEW ->
                reviewers.stream()
                        .filter(reviewer ->
                                signature(ApprovalAct.Step.REVIEW, reviewer).isEmpty())
                        .findFirst()
                        .filter(duty::equals)
                        .isPresent();
            case AGREE -> all(ApprovalAct.Step.REVIEW, reviewers);
            default -> all(ApprovalAct.Step.REVIEW, reviewers) && all(ApprovalAct.Step.AGREE, agreeing);
        };
    }

    /** Not submitted yet, recalled, or sent back: a refused agreement waits until all the others have spoken. */
    private boolean withDrafter() {
        return round == 0
                || ofRound(ApprovalAct.Step.RECALL).findAny().isPresent()
                || ofRound(ApprovalAct.Step.REVIEW).anyMatch(ApprovalAct::isReturn)
                || all(ApprovalAct.Step.AGREE, agreeing)
                        && ofRound(ApprovalAct.Step.AGREE).anyMatch(ApprovalAct::isReturn)
                || ofRound(ApprovalAct.Step.DECIDE).anyMatch(ApprovalAct::isReturn);
    }

    private boolean all(ApprovalAct.Step step, List<String> duties) {
        return duties.stream().allMatch(duty -> signature(step, duty).isPresent());
    }

    private Stream<ApprovalAct> ofRound(ApprovalAct.Step step) {
        return acts.stream().filter(act -> act.round() == round && act.step() == step);
    }
}
