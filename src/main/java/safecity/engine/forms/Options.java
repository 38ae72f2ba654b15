package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a choice offers: values that stand in the form, or those of a variable with which the form opened
 * ({@code valuesKey}), a list of {@code {label, value}}. No client submits such a variable: it is a field of no form.
 *
 * @param variable its name; null where the values stand in the form
 */
record Options(List<JsonNode> listed, @Nullable String variable) {

    static Options of(JsonNode component) {
        String variable = component.path("valuesKey").asText("");
        return variable.isEmpty()
                ? new Options(values(component.path("values")), null)
                : new Options(List.of(), variable);
    }

    /** @param context the values with which the form opened; a variable that isn't there offers nothing */
    boolean offers(JsonNode value, Map<String, Object> context, ObjectMapper json) {
        return (variable == null ? listed : values(json.valueToTree(context.get(variable)))).contains(value);
    }

    private static List<JsonNode> values(JsonNode options) {
        return StreamSupport.stream(options.spliterator(), false)
                .map(option -> option.path("value"))
                .toList();
    }
}
