package safecity.ordinance;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an ordinance, about to be recorded.
 *
 * @param outcome what was decided; null where there was nothing to decide
 * @param figures numbers and codes by name, no personal data
 * @param reason  the remark that was given; null when there was none
 * @param actor   account id, or {@code system} for a term that ran out
 * @param day     on which it happened; null for today
 */
record NewOrdinanceEvent(
        OrdinanceEventType what,
        @Nullable String outcome,
        Map<String, Object> figures,
        @Nullable String reason,
        String actor,
        @Nullable LocalDate day) {

    static NewOrdinanceEvent of(OrdinanceEventType what, String actor) {
        return new NewOrdinanceEvent(what, null, Map.of(), null, actor, null);
    }

    NewOrdinanceEvent outcome(@Nullable String outcome) {
        return new NewOrdinanceEvent(what, outcome, figures, reason, actor, day);
    }

    NewOrdinanceEvent figures(Map<String, Object> figures) {
        return new NewOrdinanceEvent(what, outcome, figures, reason, actor, day);
    }

    NewOrdinanceEvent reason(String reason) {
        return new NewOrdinanceEvent(
                what, outcome, figures, reason == null || reason.isBlank() ? null : reason.strip(), actor, day);
    }

    /** On another day than today. */
    NewOrdinanceEvent on(LocalDate day) {
        return new NewOrdinanceEvent(what, outcome, figures, reason, actor, day);
    }
}
