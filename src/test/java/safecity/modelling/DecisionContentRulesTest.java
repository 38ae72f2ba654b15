package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever decides sees what the decision is about. */
class DecisionContentRulesTest {

    private static final String CONTENT = "{{content}}";

    static Stream<Arguments> calls() {
        return Models.processes().values().stream()
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                .filter(call -> call.getCalledElement().equals("approval"))
                .map(call -> Arguments.of(process(call).getId() + "#" + call.getId(), call));
    }

    /**
     * The content of a document is what was entered before it in the calling procedure. A call before which nothing is
     * entered there names the procedure that brings the content.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aCallOfApprovalHandsOverContent(String name, CallActivity call) {
        boolean own = before(call).stream().anyMatch(DecisionContentRulesTest::tells);
        assertThat(own || besides(call).stream().anyMatch(DecisionContentRulesTest::begins))
                .as("nothing is entered before %s, and no contentProcess is handed over", name)
                .isTrue();
    }

    @Test
    void everyDecisionShowsWhatItIsAboutUnlessThereIsNothing() {
        Models.forms().forEach((path, form) -> {
            List<JsonNode> components = Models.components(form);
            if (components.stream()
                    .noneMatch(field -> field.path("key").asText().equals("decision"))) {
                return;
            }
            List<JsonNode> shown = components.stream()
                    .filter(text -> text.path("text").asText().contains(CONTENT))
                    .toList();
            assertThat(shown).as("%s shows what is decided on", path).hasSize(1);
            assertThat(shown.get(0).at("/conditional/hide").asText()).as(path).isEqualTo("=content = null");
            assertThat(components.indexOf(shown.get(0)))
                    .as("%s: before the decision", path)
                    .isLessThan(components.indexOf(components.stream()
                            .filter(field -> field.path("key").asText().equals("decision"))
                            .findFirst()
                            .orElseThrow()));
        });
    }

    /** What stands against a confirmation is shown where it is asked for, and asked again when it is given. */
    @Test
    void whatContradictsAConfirmationIsShownAndHeldAgainstIt() {
        List<UserTask> confirming = Models.processes().values().stream()
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .filter(task -> input(task, "contradiction") != null)
                .toList();
        assertThat(confirming).extracting(UserTask::getId).contains("check-evidence", "verify-application");
        assertThat(confirming).allSatisfy(task -> {
            String facts = input(task, "contradiction").replaceAll("^\\$\\{|}$", "");
            assertThat(task.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaTaskListener.class)
                            .list())
                    .extracting(CamundaTaskListener::getCamundaExpression)
                    .anySatisfy(rule -> assertThat(rule)
                            .startsWith("${decisionRules.againstFacts(entry, ")
                            .endsWith(", " + facts + ")}"));
            assertThat(Models.components(Models.form(task.getCamundaFormRef()).orElseThrow()))
                    .anyMatch(text -> text.path("text").asText().contains("{{contradiction}}"));
        });
    }

    private static String input(UserTask task, String name) {
        return task.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(input -> input.getCamundaName().equals(name)
                        && input.getParentElement()
                                .getParentElement()
                                .getParentElement()
                                .equals(task))
                .map(CamundaInputParameter::getTextContent)
                .findFirst()
                .orElse(null);
    }

    private static List<String> besides(CallActivity call) {
        return call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                .filter(in -> "contentProcess".equals(in.getCamundaTarget()))
                .map(in -> in.getCamundaSourceExpression().replaceAll("[${}']", ""))
                .toList();
    }

    /** Whether the procedure of this id begins with a form. */
    private static boolean begins(String process) {
        BpmnModelInstance model = Models.processes().get(process + ".bpmn");
        return model != null
                && model.getModelElementsByType(StartEvent.class).stream().anyMatch(DecisionContentRulesTest::tells);
    }

    private static boolean tells(FlowNode step) {
        return Models.formOf(step).stream()
                .flatMap(form -> Models.components(Models.form(form).orElseThrow()).stream())
                .anyMatch(part -> part.has("key") || part.path("text").asText().contains("{{"));
    }

    /** Every step of the procedure from which the call can be reached, those inside sub-processes included. */
    private static Set<FlowNode> before(FlowNode call) {
        Set<FlowNode> found = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(call));
        while (!open.isEmpty()) {
            FlowNode at = open.pop();
            for (FlowNode source : sources(at)) {
                if (found.add(source)) {
                    open.push(source);
                    if (source instanceof SubProcess sub) {
                        found.addAll(sub.getChildElementsByType(UserTask.class));
                    }
                }
            }
        }
        return found;
    }

    private static Collection<FlowNode> sources(FlowNode node) {
        Collection<FlowNode> sources = new HashSet<>();
        node.getIncoming().stream().map(SequenceFlow::getSource).forEach(sources::add);
        if (node instanceof BoundaryEvent event) {
            sources.add(event.getAttachedTo());
        }
        return sources;
    }

    private static Process process(FlowNode node) {
        return node.getModelInstance()
                .getModelElementsByType(Process.class)
                .iterator()
                .next();
    }
}
