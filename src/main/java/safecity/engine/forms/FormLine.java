package safecity.engine.forms;

import org.jspecify.annotations.Nullable;

/**
 * A line of a form as a person read it: what they entered, or what the form showed them beside their fields.
 *
 * @param field key of the field; for what was shown the expression that gave it
 * @param label as it stood in the form; empty where the form gives none
 * @param value as a person reads it: the label of a choice, a day as {@code 2022. 10. 15.}, a number with separators
 * @param code  value of a choice as programs know it; null for any other line
 * @param kept  false for what goes to the facts only and never becomes a process variable
 */
public record FormLine(
        Kind kind,
        String field,
        String label,
        String value,
        @Nullable String code,
        boolean kept) {

    public enum Kind {
        SHOWN,
        ENTERED
    }
}
