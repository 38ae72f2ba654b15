package safecity.ordinance;

import java.util.Map;

/**
 * Something that happened to an ordinance, about to be recorded.
 *
 * @param outcome what was decided; null where there was nothing to decide
 * @param figures numbers and codes by name, no personal data
 * @param reason  the remark that was given; null when there was none
 * @param actor   account id, or {@code system} for a term that ran out
 */
record Happening(What what, String outcome, Map<String, Object> figures, String reason, String actor) {

    static Happening of(What what, String actor) {
        return new Happening(what, null, Map.of(), null, actor);
    }

    Happening outcome(String outcome) {
        return new Happening(what, outcome, figures, reason, actor);
    }

    Happening figures(Map<String, Object> figures) {
        return new Happening(what, outcome, figures, reason, actor);
    }

    Happening reason(String reason) {
        return new Happening(what, outcome, figures, reason == null || reason.isBlank() ? null : reason.strip(), actor);
    }
}
