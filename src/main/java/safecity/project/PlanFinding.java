package safecity.project;

import java.util.List;

/**
 * Something in a plan that does not fit together, with the figures. It blocks nothing: the officer decides.
 *
 * @param code    key of its sentence, {@code plan.finding.<code>}
 * @param figures what the sentence names, in its order
 */
public record PlanFinding(String code, List<String> figures) {

    static PlanFinding of(String code, Object... figures) {
        return new PlanFinding(code, java.util.Arrays.stream(figures).map(String::valueOf).toList());
    }
}
