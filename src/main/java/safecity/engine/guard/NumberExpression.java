package safecity.engine.guard;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * An expression whose decimals come out as the number that the engine has a type for. A {@code BigDecimal} would become a
 * serialised Java object of the variable that it is assigned to, and the form that opens with it would show nothing.
 */
final class NumberExpression extends JuelExpression {

    NumberExpression(ValueExpression expression, JuelExpressionManager manager, String text) {
        super(expression, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution context) {
        Object value = super.getValue(scope, context);
        return value instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : value;
    }
}
