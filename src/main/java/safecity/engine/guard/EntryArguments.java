package safecity.engine.guard;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.util.ClassUtils;
import safecity.engine.contract.Entry;

/** Hands the {@link Entry} of a step to a bean's method as the record that the method asks for. */
final class EntryArguments {

    private EntryArguments() {}

    /** What was entered with the step in whose scope the expression runs. */
    static Entry entry(ELContext context) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        return new Entry(name -> scope != null && scope.hasVariable(name) ? scope.getVariable(name) : null);
    }

    static Object[] bound(Object base, String method, Object[] arguments) {
        if (base == null || arguments == null || Arrays.stream(arguments).noneMatch(Entry.class::isInstance)) {
            return arguments;
        }
        Class<?>[] parameters = Arrays.stream(ClassUtils.getUserClass(base).getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .filter(candidate -> candidate.getParameterCount() == arguments.length)
                .findFirst()
                .map(Method::getParameterTypes)
                .orElseThrow(() -> new IllegalStateException(method + " doesn't take " + arguments.length));
        Object[] bound = arguments.clone();
        for (int each = 0; each < bound.length; each++) {
            if (bound[each] instanceof Entry entry) {
                bound[each] = entry.as(parameters[each]);
            }
        }
        return bound;
    }
}
