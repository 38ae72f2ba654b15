package safecity.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * How it was come to a place on the walk of {@link NextTasks}.
 *
 * @param callers the call activities around it, the innermost first
 * @param when    names of flows and events that led there
 * @param known   what is certain on this way
 * @param beside  the scope in which the task stays open meanwhile, so that it doesn't end with this way; else null
 */
record WayAhead(List<CallActivity> callers, List<String> when, KnownOutcome known, ModelElementInstance beside) {

    private static final int LONGEST = 2;

    static WayAhead from(List<CallActivity> callers) {
        return new WayAhead(List.copyOf(callers), List.of(), KnownOutcome.NOTHING, null);
    }

    WayAhead by(String name) {
        if (name.isEmpty() || when.size() == LONGEST) {
            return this;
        }
        List<String> all = new ArrayList<>(when);
        all.add(name);
        return new WayAhead(callers, List.copyOf(all), known, beside);
    }

    WayAhead by(SequenceFlow flow) {
        return by(NextTasks.name(flow)).knowing(known.by(flow));
    }

    WayAhead by(BoundaryEvent event) {
        WayAhead way = by(NextTasks.name(event));
        return event.cancelActivity() ? way : new WayAhead(way.callers, way.when, known, event.getParentElement());
    }

    WayAhead knowing(KnownOutcome outcome) {
        return new WayAhead(callers, when, outcome, beside);
    }

    WayAhead into(CallActivity call) {
        List<CallActivity> all = new ArrayList<>(callers);
        all.add(0, call);
        return new WayAhead(List.copyOf(all), when, KnownOutcome.NOTHING, beside);
    }

    WayAhead outOf(CallActivity call) {
        return new WayAhead(callers.subList(1, callers.size()), when, known.out(call), beside);
    }
}
