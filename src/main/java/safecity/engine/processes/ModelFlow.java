package safecity.engine.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** The flow of one model against its direction: what comes before an element. */
final class ModelFlow {

    private ModelFlow() {}

    /**
     * What leads to an element and belongs to it alone, the element included, and the elements of others at which that
     * ends.
     *
     * @param own    ids, the nearest first
     * @param before ids of the first elements of others on each way
     */
    record Approach(Set<String> own, Set<String> before) {}

    /** @param others elements that count for themselves */
    static Approach to(BpmnModelInstance model, String element, Predicate<FlowNode> others) {
        Set<String> own = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        Deque<FlowNode> ahead = new ArrayDeque<>(start(model, element));
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.poll();
            if (!node.getId().equals(element) && others.test(node)) {
                before.add(node.getId());
            } else if (own.add(node.getId())) {
                ahead.addAll(previous(node));
            }
        }
        return new Approach(own, before);
    }

    /** All that comes before some elements, these included, the nearest first. */
    static List<String> before(BpmnModelInstance model, Collection<String> elements) {
        Set<String> seen = new HashSet<>();
        List<String> found = new ArrayList<>();
        Deque<FlowNode> ahead = new ArrayDeque<>();
        elements.forEach(element -> ahead.addAll(start(model, element)));
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.poll();
            if (seen.add(node.getId())) {
                found.add(node.getId());
                ahead.addAll(previous(node));
            }
        }
        return found;
    }

    private static List<FlowNode> start(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowNode node ? List.of(node) : List.of();
    }

    private static List<FlowNode> previous(FlowNode node) {
        List<FlowNode> previous = new ArrayList<>();
        node.getIncoming().stream().map(SequenceFlow::getSource).forEach(previous::add);
        if (node instanceof BoundaryEvent event) {
            previous.add(event.getAttachedTo());
        }
        if (node instanceof StartEvent
                && node.getParentElement() instanceof SubProcess around
                && !around.triggeredByEvent()) {
            previous.addAll(previous(around));
        }
        return previous;
    }
}
