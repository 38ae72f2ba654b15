package safecity.story;

import com.fasterxml.jackson.databind.JsonNode;

/** What a field of a delivered form asks for: a number or a day goes out as a text that says so by its properties. */
public final class Asked {

    private Asked() {}

    /** @return as the form declares it: {@code number}, {@code datetime}, or the type of any other field */
    public static String type(JsonNode field) {
        return switch (field.path("properties").path("notation").asText()) {
            case "number" -> "number";
            case "day" -> "datetime";
            default -> field.path("type").asText();
        };
    }

    /** The least number that the field takes. */
    public static long least(JsonNode field) {
        JsonNode delivered = field.path("properties").path("min");
        return delivered.isMissingNode() ? field.path("validate").path("min").asLong() : delivered.asLong();
    }
}
