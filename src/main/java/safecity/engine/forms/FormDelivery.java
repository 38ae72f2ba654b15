package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A deployed form as it goes out to whoever fills it in. The renderer's own fields for numbers and days convert what is typed
 * before they submit it, and guess; each of them goes out as a field of text instead that says by its properties what it
 * takes, so that what was typed reaches the server as it was typed. What names a thing of the product goes out as a choice of
 * those that the reader has. Keys, labels, conditions and all other fields stay.
 */
@Component
public class FormDelivery {

    private static final List<String> LIMITS = List.of("min", "max");

    /** Up to this many lie open. */
    private static final int OPEN = 6;

    private final ObjectMapper json;

    /** Asked late: whoever answers may need the engine. */
    private final ObjectProvider<FormChoices> choices;

    FormDelivery(ObjectMapper json, ObjectProvider<FormChoices> choices) {
        this.json = json;
        this.choices = choices;
    }

    /**
     * @param deployed the form as it was deployed; closed afterwards
     * @param account  id of whoever opens it; null where nobody is signed in
     */
    public InputStream delivered(InputStream deployed, @Nullable String account) {
        try (deployed) {
            JsonNode form = json.readTree(deployed);
            form.findParents("type").forEach(component -> {
                asChoice(component, account);
                asTyped(component);
            });
            return new ByteArrayInputStream(json.writeValueAsBytes(form));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A deployed form can't be read", unreadable);
        }
    }

    private void asChoice(JsonNode component, @Nullable String account) {
        String name = component.path("properties").path(FormChoices.PROPERTY).asText("");
        if (name.isEmpty() || account == null || !(component instanceof ObjectNode field)) {
            return;
        }
        choices.orderedStream()
                .map(source -> source.of(name, account, FormLanguage.current()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(offered -> {
                    boolean required = field.path("validate").path("required").asBoolean();
                    // What was chosen in radio buttons can't be taken back to nothing.
                    field.put("type", required && offered.size() <= OPEN ? "radio" : "select");
                    field.putObject("validate").put("required", required);
                    ArrayNode values = field.putArray("values");
                    offered.forEach(
                            one -> values.addObject().put("label", one.label()).put("value", one.value()));
                    if (offered.isEmpty() && !required) {
                        field.putObject("conditional").put("hide", "=true");
                    }
                    if (required && offered.size() == 1) {
                        field.put("defaultValue", offered.get(0).value());
                    }
                });
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
