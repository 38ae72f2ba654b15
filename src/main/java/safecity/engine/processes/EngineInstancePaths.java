package safecity.engine.processes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelNames;

@Component
class EngineInstancePaths implements InstancePaths {

    private static final int MARGIN = 20;

    private final HistoryService history;
    private final RepositoryService repository;
    private final SystemScope system;

    EngineInstancePaths(HistoryService history, RepositoryService repository, SystemScope system) {
        this.history = history;
        this.repository = repository;
        this.system = system;
    }

    @Override
    public Optional<Path> of(String instance, Predicate<Instant> within) {
        return system.call(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(found -> path(found, within)));
    }

    private Path path(HistoricProcessInstance instance, Predicate<Instant> within) {
        BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        List<HistoricActivityInstance> passed = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .unlimitedList()
                .stream()
                .filter(visit -> within.test(visit.getStartTime().toInstant()))
                .toList();
        Map<String, List<HistoricActivityInstance>> visits = passed.stream()
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .collect(Collectors.groupingBy(HistoricActivityInstance::getActivityId));
        List<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .toList();
        List<BpmnEdge> flows = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .toList();
        int left = least(corners(shapes, flows, Bounds::getX, Waypoint::getX)) - MARGIN;
        int top = least(corners(shapes, flows, Bounds::getY, Waypoint::getY)) - MARGIN;
        int right = most(corners(shapes, flows, bounds -> bounds.getX() + bounds.getWidth(), Waypoint::getX)) + MARGIN;
        int bottom =
                most(corners(shapes, flows, bounds -> bounds.getY() + bounds.getHeight(), Waypoint::getY)) + MARGIN * 2;
        return new Path(
                instance.getProcessDefinitionKey(),
                ModelNames.oneLine(instance.getProcessDefinitionName()),
                instance.getId(),
                instance.getBusinessKey(),
                instance.getSuperProcessInstanceId(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                right - left,
                bottom - top,
                shapes.stream()
                        .map(shape -> node(shape, visits, left, top))
                        .sorted(Comparator.comparingInt(node -> node.shape() == Shape.FRAME ? 0 : 1))
                        .toList(),
                flows.stream().map(edge -> edge(edge, visits, left, top)).toList(),
                visits(passed, model));
    }

    private static Node node(BpmnShape shape, Map<String, List<HistoricActivityInstance>> visits, int left, int top) {
        FlowNode element = (FlowNode) shape.getBpmnElement();
        Bounds bounds = shape.getBounds();
        List<HistoricActivityInstance> own = visits.getOrDefault(element.getId(), List.of());
        return new Node(
                element.getId(),
                name(element),
                shape(element),
                (int) Math.round(bounds.getX()) - left,
                (int) Math.round(bounds.getY()) - top,
                (int) Math.round(bounds.getWidth()),
                (int) Math.round(bounds.getHeight()),
                own.size(),
                own.stream().anyMatch(visit -> visit.getEndTime() == null));
    }

    /** The engine keeps no flows: one was taken when its end was entered just when its beginning was left. */
    private static Edge edge(BpmnEdge edge, Map<String, List<HistoricActivityInstance>> visits, int left, int top) {
        SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
        List<HistoricActivityInstance> from =
                visits.getOrDefault(flow.getSource().getId(), List.of());
        List<HistoricActivityInstance> to = visits.getOrDefault(flow.getTarget().getId(), List.of());
        boolean taken = from.stream()
                .anyMatch(one -> one.getEndTime() != null
                        && to.stream().anyMatch(other -> !other.getStartTime().before(one.getEndTime())));
        return new Edge(
                edge.getWaypoints().stream()
                        .map(point -> Math.round(point.getX() - left) + "," + Math.round(point.getY() - top))
                        .collect(Collectors.joining(" ")),
                taken);
    }

    private static List<Visit> visits(List<HistoricActivityInstance> passed, BpmnModelInstance model) {
        Map<String, Integer> turns = new HashMap<>();
        List<Visit> visits = new ArrayList<>();
        for (HistoricActivityInstance one : passed) {
            if (!(model.getModelElementById(one.getActivityId()) instanceof FlowNode element)) {
                continue;
            }
            visits.add(new Visit(
                    one.getActivityId(),
                    name(element),
                    shape(element),
                    turns.merge(one.getActivityId(), 1, Integer::sum),
                    one.getStartTime().toInstant(),
                    instant(one.getEndTime()),
                    one.isCanceled(),
                    one.getTaskId(),
                    one.getCalledProcessInstanceId()));
        }
        return visits;
    }

    private static Shape shape(FlowNode element) {
        if (element instanceof CallActivity) {
            return Shape.CALL;
        }
        if (element instanceof SubProcess) {
            return Shape.FRAME;
        }
        if (element instanceof Event) {
            return Shape.EVENT;
        }
        return element instanceof Gateway ? Shape.GATEWAY : Shape.TASK;
    }

    private static String name(FlowNode element) {
        return ModelNames.oneLine(Objects.requireNonNullElse(element.getName(), ""));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** A flow may lead around the shapes. */
    private static DoubleStream corners(
            List<BpmnShape> shapes,
            List<BpmnEdge> flows,
            ToDoubleFunction<Bounds> ofShape,
            ToDoubleFunction<Waypoint> ofFlow) {
        return DoubleStream.concat(
                shapes.stream().map(BpmnShape::getBounds).mapToDouble(ofShape),
                flows.stream().flatMap(flow -> flow.getWaypoints().stream()).mapToDouble(ofFlow));
    }

    private static int least(DoubleStream corners) {
        return (int) corners.min().orElse(0);
    }

    private static int most(DoubleStream corners) {
        return (int) corners.max().orElse(0);
    }
}
