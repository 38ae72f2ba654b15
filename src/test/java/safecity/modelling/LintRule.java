package safecity.modelling;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The rules that bpmnlint recommends, under its names, and its one rule for Camunda Platform 7.24; each tells the ids of the
 * elements that break it. What lies on what in a diagram is held by {@link DiagramRulesTest}; ADR 0077 has what was left out.
 */
enum LintRule {
    AD_HOC_SUB_PROCESS(
            model -> model.getDocument().getElementsByNameNs(BpmnModelConstants.BPMN20_NS, "adHocSubProcess").stream()
                    .map(element -> element.getAttribute("id"))
                    .toList()),

    CONDITIONAL_FLOWS(model -> ids(all(model, FlowNode.class)
            .filter(node -> defaultOf(node) != null
                    || outgoing(node).stream().anyMatch(flow -> flow.getConditionExpression() != null))
            .flatMap(LintRule::unconditional))),

    END_EVENT_REQUIRED(model ->
            ids(scopes(model).filter(scope -> own(scope, EndEvent.class).isEmpty()))),

    EVENT_BASED_GATEWAY(model -> ids(all(model, EventBasedGateway.class)
            .filter(gateway -> outgoing(gateway).size() < 2
                    || outgoing(gateway).stream().anyMatch(flow -> flow.getConditionExpression() != null)))),

    EVENT_SUB_PROCESS_TYPED_START_EVENT(model -> ids(all(model, SubProcess.class)
            .filter(SubProcess::triggeredByEvent)
            .flatMap(sub -> own(sub, StartEvent.class).stream())
            .filter(start -> definitions(start).isEmpty()))),

    /** What several events are named after is named, is used, and is there once. */
    GLOBAL(model -> {
        Set<String> used = used(model);
        Set<String> names = new HashSet<>();
        return ids(all(model, RootElement.class)
                .filter(LintRule::isShared)
                .filter(root -> blank(root.getAttributeValue("name"))
                        || !used.contains(root.getId())
                        || !names.add(root.getElementType().getTypeName() + " " + root.getAttributeValue("name"))));
    }),

    LABEL_REQUIRED(model -> ids(Stream.concat(
            all(model, FlowNode.class)
                    .filter(node -> !(node instanceof ParallelGateway
                            || node instanceof EventBasedGateway
                            || node instanceof SubProcess
                            || node instanceof Gateway && outgoing(node).size() < 2))
                    .filter(node -> blank(node.getName())),
            all(model, SequenceFlow.class)
                    .filter(flow -> flow.getConditionExpression() != null && blank(flow.getName()))))),

    LINK_EVENT(model -> ids(scopes(model).flatMap(LintRule::looseLinks))),

    NO_COMPLEX_GATEWAY(model -> ids(all(model, ComplexGateway.class))),

    NO_DUPLICATE_SEQUENCE_FLOWS(model -> {
        Set<List<Object>> seen = new HashSet<>();
        return ids(all(model, SequenceFlow.class)
                .filter(flow -> !seen.add(List.of(flow.getSource(), flow.getTarget(), conditionOf(flow)))));
    }),

    /** An exclusive gateway that joins waits for nobody; it may ask its question of whoever comes. */
    NO_GATEWAY_JOIN_FORK(model -> ids(all(model, Gateway.class)
            .filter(gateway -> !(gateway instanceof ExclusiveGateway))
            .filter(gateway -> incoming(gateway).size() > 1 && outgoing(gateway).size() > 1))),

    NO_IMPLICIT_SPLIT(model -> ids(all(model, FlowNode.class)
            .filter(node -> node instanceof Activity || node instanceof Event)
            .filter(node -> unconditional(node).count() > 1))),

    NO_IMPLICIT_END(model -> ids(all(model, FlowNode.class)
            .filter(node -> outgoing(node).isEmpty())
            .filter(node -> !(node instanceof EndEvent || isEventSubProcess(node) || isLink(node))))),

    NO_IMPLICIT_START(model -> ids(all(model, FlowNode.class)
            .filter(node -> incoming(node).isEmpty())
            .filter(node -> !(node instanceof StartEvent
                    || node instanceof BoundaryEvent
                    || isEventSubProcess(node)
                    || isLink(node))))),

    NO_INCLUSIVE_GATEWAY(model -> ids(all(model, InclusiveGateway.class))),

    SINGLE_BLANK_START_EVENT(model -> ids(scopes(model)
            .filter(scope -> own(scope, StartEvent.class).stream()
                            .filter(start -> definitions(start).isEmpty())
                            .count()
                    > 1))),

    SINGLE_EVENT_DEFINITION(model ->
            ids(all(model, Event.class).filter(event -> definitions(event).size() > 1))),

    START_EVENT_REQUIRED(model ->
            ids(scopes(model).filter(scope -> own(scope, StartEvent.class).isEmpty()))),

    SUB_PROCESS_BLANK_START_EVENT(model -> ids(all(model, SubProcess.class)
            .filter(sub -> !sub.triggeredByEvent())
            .flatMap(sub -> own(sub, StartEvent.class).stream())
            .filter(start -> !definitions(start).isEmpty()))),

    SUPERFLUOUS_GATEWAY(model -> ids(all(model, Gateway.class)
            .filter(gateway ->
                    incoming(gateway).size() == 1 && outgoing(gateway).size() == 1))),

    SUPERFLUOUS_LABEL(model -> ids(all(model, SequenceFlow.class)
            .filter(flow -> !blank(flow.getName()))
            .filter(flow -> flow.getConditionExpression() == null
                    && !flow.equals(defaultOf(flow.getSource()))
                    && !((flow.getSource() instanceof ExclusiveGateway || flow.getSource() instanceof InclusiveGateway)
                            && outgoing(flow.getSource()).size() > 1)))),

    SUPERFLUOUS_TERMINATION(model -> ids(scopes(model)
            .filter(scope -> own(scope, FlowNode.class).stream()
                            .filter(node -> outgoing(node).isEmpty())
                            .count()
                    == 1)
            .flatMap(scope -> own(scope, EndEvent.class).stream())
            .filter(end -> definitions(end).stream().anyMatch(TerminateEventDefinition.class::isInstance)))),

    HISTORY_TIME_TO_LIVE(model -> ids(all(model, Process.class)
            .filter(Process::isExecutable)
            .filter(process -> blank(process.getCamundaHistoryTimeToLiveString()))));

    private final Function<BpmnModelInstance, List<String>> check;

    LintRule(Function<BpmnModelInstance, List<String>> check) {
        this.check = check;
    }

    List<String> broken(BpmnModelInstance model) {
        return check.apply(model);
    }

    private static <T extends ModelElementInstance> Stream<T> all(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }

    private static Stream<BaseElement> scopes(BpmnModelInstance model) {
        return Stream.concat(all(model, Process.class), all(model, SubProcess.class));
    }

    private static <T extends FlowElement> Collection<T> own(BpmnModelElementInstance scope, Class<T> type) {
        return scope.getChildElementsByType(FlowElement.class).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> ids(Stream<? extends ModelElementInstance> elements) {
        return elements.map(element -> element.getAttributeValue("id")).toList();
    }

    /** By the flows themselves: what a node says of them may be missing. */
    private static List<SequenceFlow> outgoing(FlowNode node) {
        return all((BpmnModelInstance) node.getModelInstance(), SequenceFlow.class)
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static List<SequenceFlow> incoming(FlowNode node) {
        return all((BpmnModelInstance) node.getModelInstance(), SequenceFlow.class)
                .filter(flow -> node.equals(flow.getTarget()))
                .toList();
    }

    private static Stream<SequenceFlow> unconditional(FlowNode node) {
        return outgoing(node).stream()
                .filter(flow -> flow.getConditionExpression() == null && !flow.equals(defaultOf(node)));
    }

    private static String conditionOf(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent();
    }

    private static SequenceFlow defaultOf(FlowNode node) {
        String id = node.getAttributeValue("default");
        return id == null ? null : node.getModelInstance().getModelElementById(id);
    }

    private static Collection<EventDefinition> definitions(Event event) {
        return event.getChildElementsByType(EventDefinition.class);
    }

    private static boolean isLink(FlowNode node) {
        return node instanceof Event event
                && definitions(event).stream().anyMatch(LinkEventDefinition.class::isInstance);
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess sub && sub.triggeredByEvent();
    }

    private static Stream<Event> looseLinks(BaseElement scope) {
        List<Event> links =
                own(scope, Event.class).stream().filter(LintRule::isLink).toList();
        return links.stream().filter(link -> {
            List<Event> same = links.stream()
                    .filter(other -> linkOf(other).equals(linkOf(link)))
                    .toList();
            long caught = same.stream().filter(CatchEvent.class::isInstance).count();
            return linkOf(link).isEmpty() || caught != 1 || same.stream().noneMatch(ThrowEvent.class::isInstance);
        });
    }

    private static String linkOf(Event event) {
        return definitions(event).stream()
                .filter(LinkEventDefinition.class::isInstance)
                .map(definition -> Objects.requireNonNullElse(definition.getAttributeValue("name"), ""))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isShared(RootElement root) {
        return root instanceof Message || root instanceof Error || root instanceof Signal || root instanceof Escalation;
    }

    private static Set<String> used(BpmnModelInstance model) {
        Set<String> used = new HashSet<>();
        Stream.of(
                        MessageEventDefinition.class,
                        ErrorEventDefinition.class,
                        SignalEventDefinition.class,
                        EscalationEventDefinition.class,
                        ReceiveTask.class,
                        SendTask.class)
                .flatMap(type -> all(model, type))
                .flatMap(one -> Stream.of("messageRef", "errorRef", "signalRef", "escalationRef")
                        .map(one::getAttributeValue))
                .filter(Objects::nonNull)
                .forEach(used::add);
        return used;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
