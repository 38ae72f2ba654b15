package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safecity.engine.contract.Entry;

/** Models, forms and beans say the same: what a form asks for is what the model hands over and what the bean takes. */
class ContractRulesTest {

    /** Objects that the engine or a value itself brings along. */
    private static final Set<String> OTHERS = Set.of("execution", "task", "decisionResult");

    private static final Map<String, Class<?>> BEANS = ModelBeans.types();

    @Test
    void everyCallIsOfAMethodWithThatManyArguments() {
        assertThat(each((placed, call) -> {
                    if (OTHERS.contains(call.bean()) || !BEANS.containsKey(call.bean()) && isOfText(call.method())) {
                        return Stream.empty();
                    }
                    return method(call).isPresent()
                            ? Stream.empty()
                            : Stream.of("no %s.%s with %d arguments"
                                    .formatted(
                                            call.bean(),
                                            call.method(),
                                            call.arguments().size()));
                }))
                .isEmpty();
    }

    @Test
    void whatAStepSubmitsIsHandedOverAsOneRecord() {
        assertThat(each((placed, call) -> {
                    Set<String> fields = placed.step()
                            .map(ContractRulesTest::fields)
                            .orElse(Map.of())
                            .keySet();
                    return call.arguments().stream()
                            .filter(argument -> BEANS.containsKey(call.bean()))
                            .flatMap(argument -> Expressions.names(argument).stream())
                            .filter(fields::contains)
                            .filter(name -> isRow(call, fields))
                            .map(name ->
                                    "%s.%s takes the field %s by itself".formatted(call.bean(), call.method(), name));
                }))
                .isEmpty();
    }

    /** One field may stand by itself beside the project's key; two are a row of which the order is guessed. */
    private static boolean isRow(Expressions.Call call, Set<String> fields) {
        return call.arguments().stream()
                        .flatMap(argument -> Expressions.names(argument).stream())
                        .filter(fields::contains)
                        .filter(name -> !name.equals("projectKey"))
                        .distinct()
                        .count()
                > 1;
    }

    @Test
    void everyComponentOfARecordIsAFieldOfItsTypeInTheForm() {
        assertThat(each((placed, call) -> entries(call).flatMap(record -> {
                    Map<String, JsonNode> fields = placed.step()
                            .map(ContractRulesTest::fields)
                            .filter(own -> !own.isEmpty())
                            .orElseGet(() -> fieldsOf(placed.process()));
                    String form = placed.step().flatMap(Models::formOf).orElse("any of its forms");
                    return Arrays.stream(record.getRecordComponents())
                            .flatMap(component -> mismatch(component, fields.get(component.getName())).stream())
                            .map(fault -> "%s.%s takes %s.%s"
                                    .formatted(
                                            call.bean(), call.method(), record.getSimpleName(), fault.formatted(form)));
                })))
                .isEmpty();
    }

    /** What is wrong, with a place for the form's name; a newcomer learns model, bean, record and form from one line. */
    private static Optional<String> mismatch(RecordComponent component, @Nullable JsonNode field) {
        if (field == null) {
            return Optional.of(component.getName() + ", which is no field of the form %s");
        }
        return fits(component, field)
                ? Optional.empty()
                : Optional.of("%s as %s, which is a %s in the form %%s"
                        .formatted(
                                component.getName(),
                                component.getType().getSimpleName(),
                                field.path("type").asText()));
    }

    @Test
    void everyFieldIsReadBySomebody() {
        List<String> unread = new ArrayList<>();
        Models.processes().forEach((file, model) -> {
            Set<String> named = Expressions.of(file, model).stream()
                    .flatMap(placed -> Expressions.names(Expressions.parsed(placed.text())).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            named.addAll(askedByName(file, model));
            named.addAll(handedOver(model));
            named.addAll(namedInForms(file));
            forms(model)
                    .forEach(step -> fields(step).forEach((name, field) -> {
                        boolean inRecord = Expressions.of(file, model).stream()
                                .flatMap(placed -> Expressions.calls(placed.text()).stream())
                                .flatMap(ContractRulesTest::entries)
                                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                                .anyMatch(component -> component.getName().equals(name));
                        if (!inRecord && !named.contains(name) && !isConfirmation(field)) {
                            unread.add(file + "#" + step.getId() + ": no bean and no condition reads " + name
                                    + " of the form " + Models.formOf(step).orElseThrow());
                        }
                    }));
        });
        assertThat(unread).isEmpty();
    }

    /** A box that has to be ticked is there to be ticked: the record of it is the completed task. */
    private static boolean isConfirmation(JsonNode field) {
        return field.path("type").asText().equals("checkbox")
                && field.path("validate").path("required").asBoolean();
    }

    /** A field that a start form may lack is asked for by its name: {@code execution.getVariable('startYear')}. */
    private static Set<String> askedByName(String file, BpmnModelInstance model) {
        return Expressions.of(file, model).stream()
                .flatMap(placed -> Pattern.compile("getVariable\\('(\\w+)'\\)")
                        .matcher(placed.text())
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> handedOver(BpmnModelInstance model) {
        return model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut.class).stream()
                .map(out -> out.getCamundaSource())
                .filter(source -> source != null)
                .collect(Collectors.toSet());
    }

    /** What a form of the process shows or decides by. */
    private static Set<String> namedInForms(String file) {
        String text = Models.forms().entrySet().stream()
                .filter(form -> form.getKey().startsWith(file.replace(".bpmn", "/")))
                .flatMap(form -> Models.components(form.getValue()).stream())
                .map(component -> component.path("conditional").toString()
                        + component.path("text").asText()
                        + component.path("expression").asText())
                .collect(Collectors.joining(" "));
        return Arrays.stream(text.split("[^A-Za-z0-9]+")).collect(Collectors.toSet());
    }

    // Reading

    private interface Rule {
        Stream<String> broken(Expressions.Placed placed, Expressions.Call call);
    }

    private static List<String> each(Rule rule) {
        return Models.processes().entrySet().stream()
                .flatMap(model -> Expressions.of(model.getKey(), model.getValue()).stream())
                .flatMap(placed -> Expressions.calls(placed.text()).stream()
                        .flatMap(call -> rule.broken(placed, call))
                        .map(fault -> placed.process() + "#"
                                + placed.step().map(FlowNode::getId).orElse("") + ": " + fault))
                .distinct()
                .toList();
    }

    private static Stream<Class<?>> entries(Expressions.Call call) {
        return method(call).stream().flatMap(method -> {
            List<Class<?>> records = new ArrayList<>();
            for (int each = 0; each < method.getParameterCount(); each++) {
                if (call.isNamed(each, Entry.NAME)) {
                    records.add(method.getParameterTypes()[each]);
                }
            }
            return records.stream();
        });
    }

    private static Optional<Method> method(Expressions.Call call) {
        return Optional.ofNullable(BEANS.get(call.bean())).stream()
                .flatMap(bean -> Arrays.stream(bean.getMethods()))
                .filter(method -> method.getName().equals(call.method()))
                .filter(method -> method.getParameterCount() == call.arguments().size())
                .findFirst();
    }

    private static boolean isOfText(String method) {
        return Arrays.stream(String.class.getMethods()).map(Method::getName).anyMatch(method::equals);
    }

    private static List<FlowNode> forms(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> Models.formOf(node).isPresent())
                .toList();
    }

    private static Map<String, JsonNode> fieldsOf(String file) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        forms(Models.processes().get(file)).forEach(step -> all.putAll(fields(step)));
        return all;
    }

    /** The fields that can be filled in at a step, by key. */
    private static Map<String, JsonNode> fields(FlowNode step) {
        return Models.formOf(step).stream()
                .flatMap(id -> Models.form(id).stream())
                .flatMap(form -> Models.components(form).stream())
                .filter(component -> component.hasNonNull("key"))
                .filter(component -> !component.path("disabled").asBoolean()
                        && !component.path("readonly").asBoolean()
                        && !component.path("type").asText().equals("expression"))
                .collect(Collectors.toMap(
                        component -> component.path("key").asText(),
                        component -> component,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static boolean fits(RecordComponent component, JsonNode field) {
        Class<?> type = component.getType();
        return switch (field.path("type").asText()) {
            case "textfield", "textarea" -> type == String.class;
            case "number" ->
                field.path("decimalDigits").asInt(-1) == 0
                        ? Set.<Class<?>>of(int.class, Integer.class, long.class, Long.class)
                                .contains(type)
                        : type == BigDecimal.class;
            case "checkbox" -> type == boolean.class || type == Boolean.class;
            case "checklist", "taglist" -> type == List.class;
            case "select", "radio" -> type == String.class || type.isEnum() && sameOptions(type, field);
            case "datetime" -> type == LocalDate.class;
            default -> false;
        };
    }

    private static boolean sameOptions(Class<?> type, JsonNode field) {
        Set<String> options = StreamSupport.stream(field.path("values").spliterator(), false)
                .map(option -> option.path("value").asText())
                .collect(Collectors.toSet());
        Set<String> constants = Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
        return constants.equals(options);
    }
}
