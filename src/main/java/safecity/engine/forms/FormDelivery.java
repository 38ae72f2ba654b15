package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A deployed form as it goes out to whoever fills it in. The renderer's own fields for numbers and days convert what is typed
 * before they submit it, and guess; each of them goes out as a field of text instead that says by its properties what it
 * takes, so that what was typed reaches the server as it was typed. Keys, labels, conditions and all other fields stay.
 */
@Component
public class FormDelivery {

    private static final List<String> LIMITS = List.of("min", "max");

    private final ObjectMapper json;

    FormDelivery(ObjectMapper json) {
        this.json = json;
    }

    /** @param deployed the form as it was deployed; closed afterwards */
    public InputStream delivered(InputStream deployed) {
        try (deployed) {
            JsonNode form = json.readTree(deployed);
            form.findParents("type").forEach(FormDelivery::asTyped);
            return new ByteArrayInputStream(json.writeValueAsBytes(form));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A deployed form can't be read", unreadable);
        }
    }

    private static void asTyped(JsonNode component) {
        boolean written = !component.path("readonly").asBoolean()
                && !component.path("disabled").asBoolean();
        if (!(component instanceof ObjectNode field) || !written) {
            return;
        }
        String type = field.path("type").asText();
        if (type.equals("number")) {
            number(field);
        } else if (type.equals("datetime")
                && field.path("subtype").asText("date").equals("date")) {
            day(field);
        }
    }

    private static void number(ObjectNode field) {
        ObjectNode properties = properties(field, "number");
        copy(field, "decimalDigits", properties, "decimals");
        JsonNode rules = field.path("validate");
        LIMITS.forEach(limit -> copy(rules, limit, properties, limit));
        text(field);
        field.remove(List.of("decimalDigits", "increment", "serializeToString"));
        if (field.hasNonNull("defaultValue")) {
            field.put("defaultValue", field.path("defaultValue").asText());
        }
    }

    private static void day(ObjectNode field) {
        properties(field, "day");
        field.put("label", field.path("dateLabel").asText(field.path("label").asText()));
        text(field);
        field.remove(List.of("subtype", "dateLabel", "timeLabel", "timeInterval", "timeSerializingFormat", "use24h"));
        field.remove("disallowPassedDates");
    }

    private static ObjectNode properties(ObjectNode field, String kind) {
        return field.withObject("/properties").put("notation", kind);
    }

    /** The renderer knows of a text only whether it has to be there. */
    private static void text(ObjectNode field) {
        field.put("type", "textfield");
        boolean required = field.path("validate").path("required").asBoolean();
        field.putObject("validate").put("required", required);
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.hasNonNull(name)) {
            to.put(as, from.path(name).asText());
        }
    }
}
