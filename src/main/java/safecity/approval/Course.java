package safecity.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import safecity.approval.LineView.Mark;
import safecity.approval.LineView.State;
import safecity.organisation.Routing;

/** Where a document stands in its present round of submission: reviews one after the other, agreements side by side. */
final class Course {

    private static final String SUBMIT = "submit";
    private static final String WITHDRAW = "withdraw";

    private final List<Act> acts;
    private final List<String> reviewers;
    private final List<String> agreeing;
    private final int round;

    /** @param acts everything that happened to it, oldest first */
    Course(Document document, List<Act> acts, Routing routing) {
        this.acts = acts;
        this.reviewers = routing.roles(document.reviewRoles());
        this.agreeing = routing.roles(document.agreeRoles());
        this.round = (int) acts.stream()
                .filter(act -> act.step() == Act.Step.DRAFT && act.decision().equals(SUBMIT))
                .count();
    }

    int round() {
        return round;
    }

    State state() {
        if (acts.stream()
                .anyMatch(act -> act.step() == Act.Step.DRAFT && act.decision().equals(WITHDRAW))) {
            return State.WITHDRAWN;
        }
        if (ofRound(Act.Step.DECIDE).anyMatch(act -> !act.isReturn())) {
            return State.APPROVED;
        }
        return withDrafter() ? State.DRAFTING : State.UNDER_WAY;
    }

    /** The act of the present round that stands in a box. */
    Optional<Act> signature(Act.Step step, String role) {
        return ofRound(step).filter(act -> act.role().equals(role)).reduce((earlier, later) -> later);
    }

    Mark mark(Act.Step step, String role) {
        if (step == Act.Step.DRAFT) {
            return state() == State.DRAFTING ? Mark.TURN : acts.isEmpty() ? Mark.WAITING : Mark.DONE;
        }
        Optional<Act> signature = signature(step, role);
        if (signature.isPresent()) {
            return signature.get().isReturn() ? Mark.RETURNED : Mark.DONE;
        }
        return state() == State.UNDER_WAY && isTurn(step, role) ? Mark.TURN : Mark.WAITING;
    }

    /** Nobody has acted since this person submitted, and there is a reviewer who can still be forestalled. */
    boolean recallableBy(String person) {
        return !acts.isEmpty()
                && !reviewers.isEmpty()
                && state() == State.UNDER_WAY
                && last().step() == Act.Step.DRAFT
                && last().actor().equals(person);
    }

    private Act last() {
        return acts.get(acts.size() - 1);
    }

    private boolean isTurn(Act.Step step, String role) {
        return switch (step) {
            case REVIEW ->
                reviewers.stream()
                        .filter(reviewer -> signature(Act.Step.REVIEW, reviewer).isEmpty())
                        .findFirst()
                        .filter(role::equals)
                        .isPresent();
            case AGREE -> all(Act.Step.REVIEW, reviewers);
            default -> all(Act.Step.REVIEW, reviewers) && all(Act.Step.AGREE, agreeing);
        };
    }

    /** Not submitted yet, recalled, or sent back: a refused agreement waits until all the others have spoken. */
    private boolean withDrafter() {
        return round == 0
                || ofRound(Act.Step.RECALL).findAny().isPresent()
                || ofRound(Act.Step.REVIEW).anyMatch(Act::isReturn)
                || all(Act.Step.AGREE, agreeing) && ofRound(Act.Step.AGREE).anyMatch(Act::isReturn)
                || ofRound(Act.Step.DECIDE).anyMatch(Act::isReturn);
    }

    private boolean all(Act.Step step, List<String> roles) {
        return roles.stream().allMatch(role -> signature(step, role).isPresent());
    }

    private Stream<Act> ofRound(Act.Step step) {
        return acts.stream().filter(act -> act.round() == round && act.step() == step);
    }
}
