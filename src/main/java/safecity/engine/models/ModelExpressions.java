package safecity.engine.models;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.SimpleResolver;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** Reads expressions of the models as the engine reads them, knowing nothing but the values that are handed in. */
public final class ModelExpressions {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final ExpressionFactoryImpl FACTORY = new ExpressionFactoryImpl();

    private ModelExpressions() {}

    /** A variable and the value that it has. */
    record Binding(String variable, String value) {}

    /**
     * What an expression gives with these values; empty when it names anything else, such as a bean, or can't be read.
     *
     * @param known values by variable
     */
    public static <T> Optional<T> value(@Nullable String expression, Map<String, String> known, Class<T> type) {
        if (expression == null) {
            return Optional.empty();
        }
        SimpleContext context = new SimpleContext(new SimpleResolver());
        known.forEach((name, value) -> context.setVariable(name, FACTORY.createValueExpression(value, String.class)));
        try {
            return Optional.ofNullable(type.cast(
                    FACTORY.createValueExpression(context, expression, type).getValue(context)));
        } catch (ELException unknown) {
            return Optional.empty();
        }
    }

    /** What holds once a condition such as {@code ${approved}} or {@code ${decision == 'returned'}} was met. */
    static Optional<Binding> metBy(@Nullable String condition) {
        Node met = inner(condition);
        if (met instanceof AstIdentifier variable) {
            return Optional.of(new Binding(variable.getName(), Boolean.TRUE.toString()));
        }
        if (met instanceof AstBinary equation
                && equation.getOperator() == AstBinary.EQ
                && equation.getChild(0) instanceof AstIdentifier variable) {
            return literal(equation.getChild(1)).map(value -> new Binding(variable.getName(), value));
        }
        return Optional.empty();
    }

    /** What {@code ${execution.setVariable('approved', true)}} sets; empty for any other expression. */
    static Optional<Binding> set(String expression) {
        if (inner(expression) instanceof AstMethod call
                && call.getChild(0) instanceof AstDot method
                && method.getChild(0) instanceof AstIdentifier execution
                && execution.getName().equals("execution")
                && call.getChild(1).getCardinality() == 2) {
            Node arguments = call.getChild(1);
            return literal(arguments.getChild(0))
                    .flatMap(variable -> literal(arguments.getChild(1)).map(value -> new Binding(variable, value)));
        }
        return Optional.empty();
    }

    private static Optional<String> literal(Node node) {
        return node instanceof AstLiteral literal
                ? Optional.ofNullable(literal.eval(null, null)).map(String::valueOf)
                : Optional.empty();
    }

    /** The tree inside of {@code ${…}}; null for what isn't an expression. */
    private static @Nullable Node inner(@Nullable String expression) {
        try {
            Node root =
                    expression == null ? null : PARSER.build(expression.strip()).getRoot();
            return root == null || root.getCardinality() != 1 ? null : root.getChild(0);
        } catch (TreeBuilderException unreadable) {
            return null;
        }
    }
}
