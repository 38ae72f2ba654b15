package safecity.engine.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What a way through a model has made certain: a document that was withdrawn isn't approved, so that the way on from an
 * approved one isn't offered behind it. Only what a model says in plain words is known.
 *
 * @param values variables that a flow's condition or an end event has settled, as text
 */
public record PathConstraints(Map<String, String> values) {

    static final PathConstraints NOTHING = new PathConstraints(Map.of());

    public PathConstraints {
        values = Map.copyOf(values);
    }

    /** With what an end event sets. */
    PathConstraints at(EndEvent end) {
        Map<String, String> known = new HashMap<>(values);
        extensions(end, CamundaExecutionListener.class).forEach(listener -> {
            ModelExpressions.set(listener.getCamundaExpression())
                    .ifPresent(set -> known.put(set.variable(), set.value()));
        });
        return new PathConstraints(known);
    }

    /** What a call activity hands on to the model that called. */
    PathConstraints out(CallActivity call) {
        Map<String, String> known = new HashMap<>();
        extensions(call, CamundaOut.class).forEach(out -> {
            String value = out.getCamundaSource() == null ? null : values.get(out.getCamundaSource());
            if (value != null) {
                known.put(out.getCamundaTarget(), value);
            }
        });
        return new PathConstraints(known);
    }

    /** With what is certain once a flow has been taken. */
    PathConstraints by(SequenceFlow flow) {
        return ModelExpressions.metBy(condition(flow))
                .map(met -> {
                    Map<String, String> known = new HashMap<>(values);
                    known.put(met.variable(), met.value());
                    return new PathConstraints(known);
                })
                .orElse(this);
    }

    /** Whether a flow can be taken. */
    boolean allows(SequenceFlow flow) {
        if (!(flow.getSource() instanceof ExclusiveGateway gateway)) {
            return true;
        }
        return flow.equals(gateway.getDefault())
                ? gateway.getOutgoing().stream().noneMatch(other -> met(other).orElse(false))
                : met(flow).orElse(true);
    }

    /** Empty where what is known doesn't tell. */
    private Optional<Boolean> met(SequenceFlow flow) {
        return ModelExpressions.value(condition(flow), values, Boolean.class);
    }

    /** Null for a flow without one. */
    private static @Nullable String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? null
                : flow.getConditionExpression().getTextContent().strip();
    }

    public static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(all -> all.getElementsQuery().filterByType(type).list().stream())
                .toList();
    }
}
