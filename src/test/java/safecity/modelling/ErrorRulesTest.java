package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Nothing small ends something large: an outcome is caught where it is called, and only a decision ends a project. */
class ErrorRulesTest {

    private static final String ENDS_THE_PROJECT = "abandoned";
    private static final String DECIDED_BY = "pledge-decision";

    @Test
    void everyErrorOfACalledProcessIsCaughtWhereItIsCalled() {
        assertThat(uncaught(models())).isEmpty();
    }

    @Test
    void whatEndsAProjectComesBehindTheDecisionOfPanelAndMayor() {
        assertThat(undecided(models())).isEmpty();
    }

    /** A terminate event ends its own level only; nothing escalates past the process that it is in. */
    @Test
    void nothingElseReachesPastItsProcess() {
        assertThat(models().stream()
                        .flatMap(model -> model.getModelElementsByType(EscalationEventDefinition.class).stream())
                        .map(EscalationEventDefinition::getId))
                .isEmpty();
        assertThat(models().stream()
                        .flatMap(model -> model.getModelElementsByType(TerminateEventDefinition.class).stream())
                        .map(definition -> definition.getParentElement().getAttributeValue("id")))
                .containsExactly("finding-closed");
    }

    @Test
    void theRulesFindWhatTheyAreAbout() {
        BpmnModelInstance clerk = Bpmn.createExecutableProcess("clerk")
                .startEvent()
                .userTask("choose")
                .endEvent("given-up")
                .error(ENDS_THE_PROJECT)
                .done();
        BpmnModelInstance careless = Bpmn.createExecutableProcess("careless")
                .startEvent()
                .callActivity("call")
                .calledElement("clerk")
                .endEvent()
                .done();
        assertThat(uncaught(List.of(clerk, careless))).containsExactly("careless/call: abandoned");
        assertThat(undecided(List.of(clerk, careless))).containsExactly("clerk/given-up");
        BpmnModelInstance careful = Bpmn.createExecutableProcess("careful")
                .startEvent()
                .callActivity("call")
                .calledElement("clerk")
                .endEvent()
                .moveToActivity("call")
                .boundaryEvent()
                .error(ENDS_THE_PROJECT)
                .endEvent()
                .done();
        assertThat(uncaught(List.of(clerk, careful))).isEmpty();
    }

    private static List<String> uncaught(List<BpmnModelInstance> models) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                .flatMap(call -> thrown(models, call.getCalledElement()).stream()
                        .filter(code -> !caught(call, code))
                        .map(code -> processOf(call).getId() + "/" + call.getId() + ": " + code))
                .toList();
    }

    /** Codes with which a process can end at its call: those of its end and throw events that nothing inside catches. */
    private static Set<String> thrown(List<BpmnModelInstance> models, String process) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(ThrowEvent.class).stream())
                .filter(event -> processOf(event).getId().equals(process))
                .flatMap(event -> codes(event.getEventDefinitions()).filter(code -> !caught(event, code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By a boundary event of the node or of a sub-process around it, or by an event sub-process beside it. */
    private static boolean caught(FlowNode node, String code) {
        for (ModelElementInstance inner = node; !(inner instanceof Process); inner = inner.getParentElement()) {
            FlowNode place = (FlowNode) inner;
            boolean atItsEdge = ((BpmnModelInstance) place.getModelInstance())
                    .getModelElementsByType(BoundaryEvent.class).stream()
                            .filter(event -> event.getAttachedTo().equals(place))
                            .anyMatch(
                                    event -> codes(event.getEventDefinitions()).anyMatch(code::equals));
            boolean besideIt = place.getParentElement().getChildElementsByType(SubProcess.class).stream()
                    .filter(sub -> sub.triggeredByEvent() && !sub.equals(place))
                    .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
                    .anyMatch(start -> codes(start.getEventDefinitions()).anyMatch(code::equals));
            if (atItsEdge || besideIt) {
                return true;
            }
        }
        return false;
    }

    /** Ends that throw the error of a project's end, reached otherwise than by such an error or by the decision's answer. */
    private static List<String> undecided(List<BpmnModelInstance> models) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(EndEvent.class).stream())
                .filter(end -> codes(end.getEventDefinitions()).anyMatch(ENDS_THE_PROJECT::equals))
                .filter(end -> end.getIncoming().stream().anyMatch(flow -> !decides(flow)))
                .map(end -> processOf(end).getId() + "/" + end.getId())
                .toList();
    }

    private static boolean decides(SequenceFlow flow) {
        if (flow.getSource() instanceof BoundaryEvent event) {
            return codes(event.getEventDefinitions()).anyMatch(ENDS_THE_PROJECT::equals);
        }
        return flow.getSource() instanceof ExclusiveGateway gateway
                && !flow.equals(gateway.getDefault())
                && gateway.getIncoming().stream()
                        .map(SequenceFlow::getSource)
                        .allMatch(before -> before instanceof CallActivity call
                                && DECIDED_BY.equals(call.getCalledElement())
                                && answers(call)
                                        .anyMatch(flow.getConditionExpression().getTextContent()::contains));
    }

    private static Stream<String> answers(CallActivity decision) {
        return decision.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                .filter(out -> "approved".equals(out.getCamundaSource()))
                .map(CamundaOut::getCamundaTarget);
    }

    private static Stream<String> codes(Iterable<EventDefinition> definitions) {
        return Stream.iterate(definitions.iterator(), all -> all.hasNext(), all -> all)
                .map(all -> all.next())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .filter(Objects::nonNull)
                .map(error -> error.getErrorCode());
    }

    private static Process processOf(FlowNode node) {
        ModelElementInstance around = node;
        while (!(around instanceof Process)) {
            around = around.getParentElement();
        }
        return (Process) around;
    }

    private static List<BpmnModelInstance> models() {
        return List.copyOf(Models.processes().values());
    }
}
