package safecity.engine.models;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The state of the walk of {@link NextTasks} at one place: which way led there and what it has made certain.
 *
 * @param callers the call activities around it, the innermost first
 * @param when    names of flows and events that led there
 * @param known   what is certain on this way
 * @param beside  the scope in which the task stays open meanwhile, so that it doesn't end with this way; else null
 */
record PathState(
        List<CallActivity> callers,
        List<String> when,
        PathConstraints known,
        @Nullable ModelElementInstance beside) {

    private static final int LONGEST = 2;

    static PathState from(List<CallActivity> callers) {
        return new PathState(List.copyOf(callers), List.of(), PathConstraints.NOTHING, null);
    }

    PathState by(String name) {
        if (name.isEmpty() || when.size() == LONGEST) {
            return this;
        }
        List<String> all = new ArrayList<>(when);
        all.add(name);
        return new PathState(callers, List.copyOf(all), known, beside);
    }

    PathState by(SequenceFlow flow) {
        return by(NextTasks.name(flow)).knowing(known.by(flow));
    }

    PathState by(BoundaryEvent event) {
        PathState way = by(NextTasks.name(event));
        return event.cancelActivity() ? way : new PathState(way.callers, way.when, known, event.getParentElement());
    }

    PathState knowing(PathConstraints outcome) {
        return new PathState(callers, when, outcome, beside);
    }

    PathState into(CallActivity call) {
        List<CallActivity> all = new ArrayList<>(callers);
        all.add(0, call);
        return new PathState(List.copyOf(all), when, PathConstraints.NOTHING, beside);
    }

    PathState outOf(CallActivity call) {
        return new PathState(callers.subList(1, callers.size()), when, known.out(call), beside);
    }
}
