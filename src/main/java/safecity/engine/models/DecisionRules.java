package safecity.engine.models;

import java.util.stream.Stream;
import safecity.engine.contract.DecisionEntry;
import safecity.refusal.Refusal;

/** A refusal is given with its reason (행정업무의 운영 및 혁신에 관한 규정 제9조: 의견의 표시). */
@ModelBean("decisionRules")
public class DecisionRules {

    /**
     * Refuses a decision other than those with which the work proceeds when no reason is given.
     *
     * @param proceeding comma-separated decisions that need no reason
     * @throws Refusal {@code decision.missing}, {@code decision.commentMissing}
     */
    public void commentNeeded(DecisionEntry entry, String proceeding) {
        if (entry.decision().isBlank()) {
            throw Refusal.of("decision.missing").field("decision");
        }
        if (entry.comment().isBlank()
                && Stream.of(proceeding.split(",")).map(String::strip).noneMatch(entry.decision()::equals)) {
            throw Refusal.of("decision.commentMissing").field("comment").rule("행정업무의 운영 및 혁신에 관한 규정 제9조");
        }
    }

    /**
     * Refuses a confirmation that the facts contradict when no reason is given. What contradicts it stands in the task's form
     * as {@code contradiction}; it is asked again when the task is completed.
     *
     * @param confirming    comma-separated decisions that say that all is there
     * @param contradiction what is not there, in a sentence or a list; empty when nothing stands against it
     * @throws Refusal {@code decision.againstFacts}
     */
    public void againstFacts(DecisionEntry entry, String confirming, String contradiction) {
        if (!contradiction.isBlank()
                && entry.comment().isBlank()
                && Stream.of(confirming.split(",")).map(String::strip).anyMatch(entry.decision()::equals)) {
            throw Refusal.of("decision.againstFacts", contradiction).field("comment");
        }
    }
}
