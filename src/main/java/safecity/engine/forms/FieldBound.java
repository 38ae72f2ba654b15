package safecity.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A limit of a field: a number, or a FEEL expression that gives one. */
record FieldBound(@Nullable BigDecimal constant, @Nullable String expression) {

    private static final FieldBound NONE = new FieldBound(null, null);

    static FieldBound of(JsonNode limit) {
        if (limit.isNumber()) {
            return new FieldBound(limit.decimalValue(), null);
        }
        String text = limit.asText("").trim();
        if (text.startsWith("=")) {
            return new FieldBound(null, text.substring(1));
        }
        return text.isEmpty() ? NONE : new FieldBound(new BigDecimal(text), null);
    }

    Optional<BigDecimal> value(FeelEvaluator feel, Map<String, Object> context) {
        if (expression == null) {
            return Optional.ofNullable(constant);
        }
        return feel.evaluate(expression, context) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }
}
