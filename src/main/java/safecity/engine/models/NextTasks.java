package safecity.engine.models;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Walks the models from a user task to those that can come next: through gateways and events, into what is called and
 * out of it again. Which way will be taken nobody knows yet; each found task tells by which it is reached.
 */
public final class NextTasks {

    private final Function<String, Optional<Process>> models;
    private final Deque<Step> ahead = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    private NextTasks(Function<String, Optional<Process>> models) {
        this.models = models;
    }

    /**
     * @param callers what called the model, the innermost first
     * @param when    names of flows and events on the way
     */
    public record Found(UserTask task, List<CallActivity> callers, List<String> when) {}

    private record Step(FlowNode node, PathState way) {}

    /**
     * The nearest first, each task once.
     *
     * @param callers through which call activities the instance came to be, the innermost first
     * @param models  a model by its id; empty where it isn't known
     */
    public static List<Found> after(
            UserTask from, List<CallActivity> callers, Function<String, Optional<Process>> models) {
        NextTasks walk = new NextTasks(models);
        PathState begun = PathState.from(callers);
        walk.go(from, begun);
        attached(from).forEach(event -> walk.go(event, begun.by(event)));
        while (!walk.ahead.isEmpty()) {
            walk.visit(walk.ahead.poll());
        }
        return List.copyOf(walk.found.values());
    }

    private void visit(Step step) {
        PathState way = step.way();
        if (!seen.add(List.of(step.node(), way.callers(), way.known()))) {
            return;
        }
        if (step.node() instanceof UserTask task) {
            found.putIfAbsent(process(task).getId() + "/" + task.getId(), new Found(task, way.callers(), way.when()));
        } else if (step.node() instanceof SubProcess inner) {
            begin(inner.getFlowElements(), way);
        } else if (step.node() instanceof CallActivity call
                && call.getCalledElement() != null
                && models.apply(call.getCalledElement()).isPresent()) {
            begin(models.apply(call.getCalledElement()).get().getFlowElements(), way.into(call));
        } else if (step.node() instanceof EndEvent end) {
            if (!end.getParentElement().equals(way.beside())) {
                leave(end.getParentElement(), way.knowing(way.known().at(end)), isError(end.getEventDefinitions()));
            }
        } else {
            // What a task of the system decides is not known here.
            go(step.node(), step.node() instanceof Task ? way.knowing(PathConstraints.NOTHING) : way);
        }
    }

    private void begin(Collection<FlowElement> elements, PathState way) {
        elements.stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .filter(start -> start.getEventDefinitions().isEmpty())
                .forEach(start -> ahead.add(new Step(start, way)));
    }

    private void go(FlowNode from, PathState way) {
        from.getOutgoing().stream()
                .filter(way.known()::allows)
                .forEach(flow -> ahead.add(new Step(flow.getTarget(), way.by(flow))));
    }

    /** A scope ends, in order or with an error that the first scope around it catches. */
    private void leave(ModelElementInstance scope, PathState way, boolean thrown) {
        if (scope instanceof SubProcess inner && inner.triggeredByEvent()) {
            if (thrown || interrupts(inner)) {
                leave(inner.getParentElement(), way, thrown);
            }
        } else if (thrown && caughtInside(scope, way)) {
            return;
        } else if (scope instanceof SubProcess inner) {
            goOn(inner, way, thrown);
            if (!thrown
                    && inner.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                    && loop.isSequential()) {
                begin(inner.getFlowElements(), way);
            }
        } else if (!way.callers().isEmpty()) {
            CallActivity call = way.callers().get(0);
            goOn(call, way.outOf(call), thrown);
        }
    }

    private void goOn(FlowNode activity, PathState way, boolean thrown) {
        if (!thrown) {
            go(activity, way);
            return;
        }
        List<BoundaryEvent> caught = attached(activity).stream()
                .filter(event -> isError(event.getEventDefinitions()))
                .toList();
        caught.forEach(event -> go(event, way));
        if (caught.isEmpty()) {
            leave(activity.getParentElement(), way, true);
        }
    }

    private boolean caughtInside(ModelElementInstance scope, PathState way) {
        List<StartEvent> caught = scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(inner -> inner.getChildElementsByType(StartEvent.class).stream())
                .filter(start -> isError(start.getEventDefinitions()))
                .toList();
        caught.forEach(start -> ahead.add(new Step(start, way)));
        return !caught.isEmpty();
    }

    private static boolean isError(Collection<EventDefinition> definitions) {
        return definitions.stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }

    private static boolean interrupts(SubProcess inner) {
        return inner.getChildElementsByType(StartEvent.class).stream().allMatch(StartEvent::isInterrupting);
    }

    private static List<BoundaryEvent> attached(FlowNode activity) {
        return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .toList();
    }

    public static Process process(ModelElementInstance element) {
        ModelElementInstance around = element;
        while (!(around instanceof Process)) {
            around = around.getParentElement();
        }
        return (Process) around;
    }

    public static String name(FlowElement element) {
        return ModelNames.oneLine(element.getName());
    }
}
