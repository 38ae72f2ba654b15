package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram is read by officials: everything is drawn, nothing lies on top of something else. */
class DiagramRulesTest {

    /** An edge that docks on a border is not inside the shape. */
    private static final double BORDER = 4;

    static Stream<Arguments> diagrams() {
        return Models.processes().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void everyNodeHasAShapeAndEveryFlowAnEdge(String file, BpmnModelInstance model) {
        Map<String, Rectangle2D> shapes = shapes(model);
        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(shapes).as(file).containsKey(node.getId()));
        List<String> edges = model.getModelElementsByType(BpmnEdge.class).stream()
                .map(edge -> edge.getBpmnElement().getId())
                .toList();
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(edges).as(file).contains(flow.getId()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void noTwoShapesOverlap(String file, BpmnModelInstance model) {
        List<Map.Entry<String, Rectangle2D>> shapes =
                new ArrayList<>(solid(model).entrySet());
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < shapes.size(); j++) {
                assertThat(shapes.get(i).getValue().intersects(shapes.get(j).getValue()))
                        .as(
                                "%s: %s lies on %s",
                                file, shapes.get(i).getKey(), shapes.get(j).getKey())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void noFlowRunsThroughAShape(String file, BpmnModelInstance model) {
        Map<String, Rectangle2D> shapes = solid(model);
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            List<Waypoint> points = new ArrayList<>(edge.getWaypoints());
            for (int i = 1; i < points.size(); i++) {
                Line2D line = new Line2D.Double(
                        points.get(i - 1).getX(),
                        points.get(i - 1).getY(),
                        points.get(i).getX(),
                        points.get(i).getY());
                shapes.forEach((id, shape) -> assertThat(line.intersects(inner(shape)))
                        .as(
                                "%s: %s runs through %s",
                                file, edge.getBpmnElement().getId(), id)
                        .isFalse());
            }
        }
    }

    private static Rectangle2D inner(Rectangle2D shape) {
        return new Rectangle2D.Double(
                shape.getX() + BORDER,
                shape.getY() + BORDER,
                Math.max(1, shape.getWidth() - 2 * BORDER),
                Math.max(1, shape.getHeight() - 2 * BORDER));
    }

    /** Shapes that may not be crossed: not the frames of sub-processes, nor events that sit on a border. */
    private static Map<String, Rectangle2D> solid(BpmnModelInstance model) {
        Map<String, Rectangle2D> shapes = shapes(model);
        model.getModelElementsByType(SubProcess.class).forEach(sub -> shapes.remove(sub.getId()));
        model.getModelElementsByType(BoundaryEvent.class).forEach(event -> shapes.remove(event.getId()));
        return shapes;
    }

    private static Map<String, Rectangle2D> shapes(BpmnModelInstance model) {
        Map<String, Rectangle2D> shapes = new HashMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            Bounds bounds = shape.getBounds();
            shapes.put(
                    shape.getBpmnElement().getId(),
                    new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
        }
        return shapes;
    }
}
