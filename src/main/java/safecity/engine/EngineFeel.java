package safecity.engine;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import safecity.engine.forms.Feel;

/** The FEEL engine that also evaluates the decision tables. */
class EngineFeel implements Feel {

    @Override
    public Object evaluate(String expression, Map<String, Object> context) {
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
