package safecity.engine.forms;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The FEEL engine that also evaluates the decision tables. */
public class EngineFeelEvaluator implements FeelEvaluator {

    @Override
    public @Nullable Object evaluate(@Nullable String expression, Map<String, Object> context) {
        try {
            return Context.getProcessEngineConfiguration()
                    .getDmnEngineConfiguration()
                    .getFeelEngine()
                    .evaluateSimpleExpression(
                            expression, Variables.fromMap(context).asVariableContext());
        } catch (FeelException without) {
            return null;
        }
    }
}
