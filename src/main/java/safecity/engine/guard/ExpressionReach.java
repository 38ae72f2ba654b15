package safecity.engine.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import safecity.engine.models.ModelBean;

/**
 * What an expression can reach: the public methods of model beans and of the product's records, a few methods of plain
 * values, a few of the execution. Nothing else can be called or read, so that no expression comes from a value to its
 * class and from there to the machine.
 */
final class ExpressionReach {

    /** What an expression can call without an object before it. */
    static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

    private static final Set<String> OF_EXECUTION = Set.of(
            "getProcessBusinessKey",
            "setProcessBusinessKey",
            "getTenantId",
            "getProcessInstance",
            "hasVariable",
            "getVariable",
            "getVariableLocal",
            "setVariable",
            "setVariableLocal");
    private static final Set<String> READ_OF_EXECUTION = Set.of("processBusinessKey", "tenantId", "processInstance");

    /** Looked through in this order; the first type that fits says which methods a value has. */
    private static final Map<Class<?>, Set<String>> OF_VALUES = new LinkedHashMap<>();

    static {
        OF_VALUES.put(DelegateExecution.class, OF_EXECUTION);
        OF_VALUES.put(
                String.class,
                Set.of(
                        "contains",
                        "endsWith",
                        "equals",
                        "isBlank",
                        "isEmpty",
                        "length",
                        "replace",
                        "startsWith",
                        "strip",
                        "substring",
                        "toLowerCase",
                        "toString",
                        "toUpperCase",
                        "trim"));
        OF_VALUES.put(Number.class, Set.of("doubleValue", "equals", "intValue", "longValue", "toString"));
        OF_VALUES.put(Boolean.class, Set.of("booleanValue", "equals", "toString"));
        OF_VALUES.put(Enum.class, Set.of("equals", "name", "toString"));
        OF_VALUES.put(
                TemporalAccessor.class,
                Set.of(
                        "equals",
                        "getDayOfMonth",
                        "getMonthValue",
                        "getYear",
                        "isAfter",
                        "isBefore",
                        "isEqual",
                        "minusDays",
                        "minusMonths",
                        "minusYears",
                        "plusDays",
                        "plusMonths",
                        "plusYears",
                        "toString"));
        Set<String> ofResults = Set.of("getFirstResult", "getSingleEntry", "getSingleResult", "get", "isEmpty", "size");
        OF_VALUES.put(DmnDecisionResult.class, ofResults);
        OF_VALUES.put(DmnDecisionTableResult.class, ofResults);
        OF_VALUES.put(
                DmnDecisionRuleResult.class,
                Set.of("containsKey", "get", "getEntry", "getFirstEntry", "getSingleEntry"));
        OF_VALUES.put(Map.class, Set.of("containsKey", "get", "isEmpty", "size"));
        OF_VALUES.put(Collection.class, Set.of("contains", "get", "isEmpty", "size"));
    }

    private ExpressionReach() {}

    /** Whether {@code method} of an object of this type can be called. */
    static boolean call(Class<?> type, String method) {
        Class<?> own = ClassUtils.getUserClass(ClassUtils.resolvePrimitiveIfNecessary(type));
        if (isOurs(own)) {
            return named(own, method).findAny().isPresent();
        }
        return valueMethods(own).contains(method);
    }

    /** Whether some value can have such a method; for a check that knows no more of a variable than its name. */
    static boolean callOfSomeValue(String method) {
        return OF_VALUES.entrySet().stream()
                .filter(type -> type.getKey() != DelegateExecution.class)
                .anyMatch(type -> type.getValue().contains(method));
    }

    /** Whether this property of an object of this type can be read. */
    static boolean read(Class<?> type, Object property) {
        if (DelegateExecution.class.isAssignableFrom(type)) {
            return READ_OF_EXECUTION.contains(property);
        }
        return Map.class.isAssignableFrom(type) || List.class.isAssignableFrom(type) || type.isArray();
    }

    /** What the method gives; empty where nothing is known of it. */
    static Optional<Class<?>> result(Class<?> type, String method) {
        Class<?> own = ClassUtils.getUserClass(type);
        Stream<Method> candidates = isOurs(own)
                ? named(own, method)
                : Arrays.stream(own.getMethods())
                        .filter(candidate -> candidate.getName().equals(method));
        List<? extends Class<?>> results =
                candidates.map(Method::getReturnType).distinct().toList();
        return results.size() == 1 && results.get(0) != Object.class ? Optional.of(results.get(0)) : Optional.empty();
    }

    private static boolean isOurs(Class<?> type) {
        return AnnotationUtils.findAnnotation(type, ModelBean.class) != null
                || type.isRecord() && type.getName().startsWith("safecity.");
    }

    private static Stream<Method> named(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .filter(candidate -> !Modifier.isStatic(candidate.getModifiers()))
                .filter(candidate -> candidate.getDeclaringClass() != Object.class);
    }

    private static Set<String> valueMethods(Class<?> type) {
        return OF_VALUES.entrySet().stream()
                .filter(known -> known.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }
}
