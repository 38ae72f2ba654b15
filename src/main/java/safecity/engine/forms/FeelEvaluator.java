package safecity.engine.forms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the FEEL expressions of a form: conditions, bounds and computed values. */
@FunctionalInterface
public interface FeelEvaluator {

    /** The value of the expression; null when it has none or can't be evaluated, as in the form's renderer. */
    @Nullable
    Object evaluate(@Nullable String expression, Map<String, Object> context);
}
