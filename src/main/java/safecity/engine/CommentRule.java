package safecity.engine;

import java.util.stream.Stream;
import safecity.refusal.Refusal;

/** A refusal is given with its reason (행정업무의 운영 및 혁신에 관한 규정 제9조: 의견의 표시). */
@ModelBean("decisions")
public class CommentRule {

    /**
     * Refuses a decision other than those with which the work proceeds when no reason is given.
     *
     * @param decision   value of the field {@code decision}
     * @param comment    value of the field {@code comment}, may be null
     * @param proceeding comma-separated decisions that need no reason
     */
    public void commentNeeded(String decision, String comment, String proceeding) {
        if (decision == null || decision.isBlank()) {
            throw Refusal.of("decision.missing").field("decision");
        }
        boolean blank = comment == null || comment.isBlank();
        if (blank && Stream.of(proceeding.split(",")).map(String::strip).noneMatch(decision::equals)) {
            throw Refusal.of("decision.commentMissing").field("comment").rule("행정업무의 운영 및 혁신에 관한 규정 제9조");
        }
    }
}
