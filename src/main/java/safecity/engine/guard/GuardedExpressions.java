package safecity.engine.guard;

import java.lang.reflect.Method;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Evaluates every expression of the engine, whichever way it came in: with a model of ours, with an upload, with a model
 * that was stored years ago, in a filter. Each reaches no further than {@link ExpressionReach} says.
 */
public final class GuardedExpressions extends JuelExpressionManager {

    /** @param beans name to bean: what an expression can name besides variables */
    public GuardedExpressions(Map<Object, Object> beans) {
        super(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        return new GuardedResolver(super.createElResolver());
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        return new NumberExpression(createValueExpression(text), this, text);
    }

    /** The engine's plug-ins bring functions along that read XML and JSON; no model needs them. */
    @Override
    public void addFunction(String name, Method function) {
        if (ExpressionReach.FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }
}
