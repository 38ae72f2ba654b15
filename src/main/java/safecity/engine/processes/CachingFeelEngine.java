package safecity.engine.processes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL as the engine brings it, which parses a cell and builds its whole library of functions anew each time it is asked.
 * A cell of constants alone, such as {@code "lead"} or {@code (20000000..30000000]}, says the same of the same value every
 * time: it is evaluated once. Whatever names anything is evaluated anew.
 */
public class CachingFeelEngine implements FeelEngine {

    /** Of what is longer the pattern would need more stack than a thread has. */
    private static final int LONGEST = 500;

    private static final Pattern CONSTANT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\d+(?:\\.\\d+)?|true|false");
    private static final Pattern OF_CONSTANTS =
            Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\b(?:not|true|false|null)\\b|[\\d.,<>=()\\[\\]\\s-])+");
    /** Far more than all tables have; what people type into a field must not fill the memory. */
    private static final int MOST = 20_000;

    private final FeelEngine feel;
    private final Cache<String, Object> constants = bounded();
    private final Cache<Tested, Boolean> tests = bounded();

    public CachingFeelEngine(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        if (expression.length() > LONGEST || !CONSTANT.matcher(expression).matches()) {
            return feel.evaluateSimpleExpression(expression, variables);
        }
        return (T) constants.get(expression, any -> feel.evaluateSimpleExpression(expression, variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext variables) {
        Optional<Object> value = Optional.ofNullable(variables.resolve(input))
                .map(TypedValue::getValue)
                .filter(CachingFeelEngine::isPlain);
        Boolean known =
                value.map(plain -> tests.getIfPresent(new Tested(test, plain))).orElse(null);
        if (known != null) {
            return known;
        }
        boolean holds = feel.evaluateSimpleUnaryTests(test, input, variables);
        if (value.isPresent()
                && test.length() <= LONGEST
                && OF_CONSTANTS.matcher(test).matches()) {
            tests.put(new Tested(test, value.get()), holds);
        }
        return holds;
    }

    private static <K, V> Cache<K, V> bounded() {
        return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double;
    }

    private record Tested(String test, Object value) {}
}
