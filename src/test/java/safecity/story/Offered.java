package safecity.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** What choices of a form offer that take it from a variable of the task. */
public final class Offered {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Offered() {}

    /**
     * The form as somebody sees it who has it open: what is offered stands in it as if it had been written there.
     *
     * @param variable reads a variable of the task by its name
     */
    public static JsonNode in(JsonNode form, Function<String, Object> variable) {
        for (JsonNode field : form.findParents("valuesKey")) {
            Object options = variable.apply(field.path("valuesKey").asText());
            ((ObjectNode) field).set("values", parsed(String.valueOf(options)));
        }
        return form;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(json, unreadable);
        }
    }
}
