package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A condition or a text of a form names only what is there when the form opens. A name that nobody sets is null, and the
 * condition holds for ever or never: nobody sees that a waiver of the law has gone.
 */
class FormNamesTest {

    private static final Pattern IN_BRACES = Pattern.compile("\\{\\{(.+?)}}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /** Words of the expression language. */
    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "and", "or", "not", "if", "then", "else", "number", "substring");

    /** What is set for every form, comes with every project, or is handed over by a schedule (a review's month). */
    private static final Set<String> EVERYWHERE = Set.of("content", "projectKey", "municipality", "month");

    static Stream<String> forms() {
        return Models.processes().entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> Models.formOf(node).isPresent())
                        .map(node -> model.getKey() + "#" + node.getId()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void conditionsAndTextsNameWhatIsThere(String step) {
        String file = step.substring(0, step.indexOf('#'));
        BpmnModelInstance model = Models.processes().get(file);
        FlowNode node = model.getModelElementById(step.substring(step.indexOf('#') + 1));
        String id = Models.formOf(node).orElseThrow();
        JsonNode form = Models.form(id).orElseThrow();
        Set<String> there = new TreeSet<>(EVERYWHERE);
        there.addAll(fields(form));
        there.addAll(given(node));
        there.addAll(setBy(model));
        assertThat(named(form)).as("names in %s", id).isSubsetOf(there);
    }

    private static Set<String> named(JsonNode form) {
        return Models.components(form).stream()
                .flatMap(component -> Stream.concat(
                        Stream.of(
                                component.path("conditional").path("hide").asText(),
                                component.path("expression").asText()),
                        IN_BRACES
                                .matcher(component.path("text").asText()
                                        + component.path("description").asText()
                                        + component.path("label").asText())
                                .results()
                                .map(found -> found.group(1))))
                .flatMap(
                        text -> NAME.matcher(TEXT.matcher(text).replaceAll(" ")).results())
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> fields(JsonNode form) {
        return Models.components(form).stream()
                .map(component -> component.path("key").asText())
                .toList();
    }

    /** The inputs of the step. */
    private static Set<String> given(FlowNode node) {
        return node.getExtensionElements() == null
                ? Set.of()
                : node.getExtensionElements().getElementsQuery().list().stream()
                        .flatMap(element -> element.getDomElement().getChildElements().stream())
                        .filter(element -> element.getLocalName().equals("inputParameter"))
                        .map(element -> element.getAttribute("name"))
                        .collect(Collectors.toSet());
    }

    /** Variables of the process: what steps put out, decisions and calls give back, and callers hand in. */
    private static Set<String> setBy(BpmnModelInstance model) {
        Set<String> names = new TreeSet<>();
        model.getModelElementsByType(CamundaOutputParameter.class)
                .forEach(output -> names.add(output.getCamundaName()));
        model.getModelElementsByType(CamundaOut.class).forEach(out -> names.add(out.getCamundaTarget()));
        model.getModelElementsByType(BusinessRuleTask.class)
                .forEach(task -> names.add(String.valueOf(task.getCamundaResultVariable())));
        model.getModelElementsByType(ServiceTask.class)
                .forEach(task -> names.add(String.valueOf(task.getCamundaResultVariable())));
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                .forEach(loop -> names.add(String.valueOf(loop.getCamundaElementVariable())));
        model.getModelElementsByType(StartEvent.class).stream()
                .flatMap(start -> Models.formOf(start).stream())
                .flatMap(id -> Models.form(id).stream())
                .forEach(form -> names.addAll(fields(form)));
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        Models.processes().values().stream()
                .flatMap(caller -> caller.getModelElementsByType(CamundaIn.class).stream())
                .filter(in -> process.equals(
                        in.getDomElement().getParentElement().getParentElement().getAttribute("calledElement")))
                .forEach(in -> names.add(String.valueOf(in.getCamundaTarget())));
        return names;
    }
}
