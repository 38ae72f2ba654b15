package safecity.engine.forms;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safecity.notation.Unit;

/**
 * A component of a form that carries a value.
 *
 * @param path       where its value stands among the submitted variables: one name, more inside a group with a path
 * @param writable   false when the form only shows it (read-only or disabled): what a client sends for it is dropped
 * @param kept       false when the value is meant for the model's listeners only and never becomes a stored variable
 * @param hiddenWhen FEEL conditions, its own and those of the groups around it; any of them hides it
 * @param required   a value must be given
 * @param options    what a choice offers; null for every other kind
 * @param decimals   most digits after the decimal point, -1 without limit
 * @param unit       what a number counts; {@link Unit#ANY} for every other kind
 * @param asText     a number that is submitted as text
 * @param noPast     a date before today is refused
 * @param computed   FEEL expression of a computed field, else null
 */
record FormField(
        List<String> path,
        String label,
        FieldType kind,
        boolean writable,
        boolean kept,
        List<String> hiddenWhen,
        boolean required,
        FieldBound min,
        FieldBound max,
        FieldBound minLength,
        FieldBound maxLength,
        @Nullable Pattern pattern,
        String format,
        @Nullable Options options,
        int decimals,
        Unit unit,
        boolean asText,
        boolean noPast,
        @Nullable String computed) {

    /** Name of the submitted variable in which the value stands. */
    String variable() {
        return path.get(0);
    }

    /** Whether it is typed as a text with a meaning of its own, which the server reads. */
    boolean isNotation() {
        return kind == FieldType.NUMBER || kind == FieldType.DATE;
    }

    String key() {
        return String.join(".", path);
    }
}
