package safecity.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.SpinList;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client may send for a variable into text, number, boolean, list or map. Whatever else there is, a file,
 * bytes, a serialised object, comes out as {@link #FOREIGN} and is refused: it is never deserialised.
 */
final class PlainValues {

    /** Something that no form submits. */
    static final Object FOREIGN = new Object();

    private final ObjectMapper json;

    PlainValues(ObjectMapper json) {
        this.json = json;
    }

    @Nullable
    Object plain(@Nullable Object submitted) {
        if (submitted instanceof JsonValue text) {
            return parsed(text.getValueSerialized());
        }
        if (submitted instanceof ObjectValue object && !object.isDeserialized()) {
            return FOREIGN;
        }
        if (submitted instanceof TypedValue typed
                && !(typed instanceof SerializableValue && !(typed instanceof ObjectValue))) {
            return plain(typed.getValue());
        }
        if (submitted instanceof SpinJsonNode node && !(submitted instanceof SpinList<?>)) {
            return parsed(node.toString());
        }
        if (submitted instanceof Collection<?> values) {
            return values.stream().map(this::plain).toList();
        }
        if (submitted instanceof Object[] values) {
            return Arrays.stream(values).map(this::plain).toList();
        }
        return isPlain(submitted) ? submitted : FOREIGN;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Double
                || value instanceof Float
                || value instanceof BigDecimal;
    }

    private @Nullable Object parsed(String text) {
        try {
            return text == null ? null : json.readValue(text, Object.class);
        } catch (JsonProcessingException | StackOverflowError unreadable) {
            return FOREIGN;
        }
    }

    /** What stands at a path below a submitted variable; null when nothing does. */
    static @Nullable Object at(@Nullable Object value, List<String> steps) {
        Object found = value;
        for (String step : steps) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }
}
