package safecity.engine.guard;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Reads an expression before anything runs it: literals, named variables, comparisons and conditionals; properties and
 * methods of the execution; methods of model beans and of what these give. The same {@link ExpressionReach} holds again when it
 * runs, where the types are known.
 */
final class ExpressionCheck {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private final Map<String, Class<?>> beans;

    /** @param beans name to class of the model beans */
    ExpressionCheck(Map<String, Class<?>> beans) {
        this.beans = beans;
    }

    /** What of the expression isn't allowed, as it is written there; empty when everything is. */
    Optional<String> fault(String expression) {
        try {
            type(PARSER.build(expression).getRoot());
            return Optional.empty();
        } catch (Fault fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        } catch (TreeBuilderException unreadable) {
            return Optional.of(expression);
        }
    }

    /** What the node gives, Object where that isn't known. */
    private Class<?> type(Node node) {
        if (node instanceof AstIdentifier name) {
            return name.getName().equals("execution")
                    ? DelegateExecution.class
                    : beans.getOrDefault(name.getName(), Object.class);
        }
        if (node instanceof AstMethod method) {
            type(method.getChild(1));
            return call(method.getChild(0));
        }
        if (node instanceof AstDot property) {
            return read(type(property.getChild(0)), name(property));
        }
        if (node instanceof AstBracket bracket) {
            throw new Fault(bracket.toString());
        }
        if (node instanceof AstFunction function && !ExpressionReach.FUNCTIONS.contains(function.getName())) {
            throw new Fault(function.getName());
        }
        Class<?> last = Object.class;
        for (int child = 0; child < node.getCardinality(); child++) {
            last = type(node.getChild(child));
        }
        return node instanceof AstString ? String.class : node instanceof AstNested ? last : Object.class;
    }

    private Class<?> call(Node called) {
        if (!(called instanceof AstDot property)) {
            throw new Fault(called.toString());
        }
        String method = name(property);
        Class<?> base = type(property.getChild(0));
        boolean allowed =
                base == Object.class ? ExpressionReach.callOfSomeValue(method) : ExpressionReach.call(base, method);
        if (!allowed) {
            throw new Fault(method);
        }
        return base == Object.class
                ? Object.class
                : ExpressionReach.result(base, method)
                        .<Class<?>>map(type -> type)
                        .orElse(Object.class);
    }

    private static Class<?> read(Class<?> base, String property) {
        if (base != DelegateExecution.class || !ExpressionReach.read(base, property)) {
            throw new Fault(property);
        }
        return property.equals("processInstance") ? DelegateExecution.class : Object.class;
    }

    /** The parser keeps the name to itself, but for how it prints it: {@code . name}. */
    private static String name(AstDot property) {
        return property.toString().substring(1).strip();
    }

    private static final class Fault extends RuntimeException {
        Fault(String what) {
            super(what, null, false, false);
        }
    }
}
