package safecity.engine.processes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way that an instance took through its model, running or finished, from the engine's history. */
public interface InstancePaths {

    /**
     * @param process id of the model, {@code name} as it is called in Korean
     * @param project business key; null for none
     * @param caller  id of the instance that called it; null for none
     * @param nodes   elements of the diagram, those that hold others first
     * @param visits  what was entered, in its order
     */
    record Path(
            String process,
            String name,
            String instance,
            @Nullable String project,
            @Nullable String caller,
            Instant begunAt,
            @Nullable Instant endedAt,
            int width,
            int height,
            List<Node> nodes,
            List<Edge> edges,
            List<Visit> visits) {}

    enum Shape {
        TASK,
        CALL,
        FRAME,
        EVENT,
        GATEWAY
    }

    /**
     * @param times   how often it was entered; 0: the way did not lead there
     * @param running whether it is on
     */
    record Node(
            String element,
            String name,
            Shape shape,
            int x,
            int y,
            int width,
            int height,
            int times,
            boolean running) {}

    /** @param points corners as SVG writes them; @param taken whether the way led along it */
    record Edge(String points, boolean taken) {}

    /**
     * @param turn   which time the element was entered, from 1
     * @param task   id of the task; null where nobody had to do anything
     * @param called id of the instance that it called; null for none
     */
    record Visit(
            String element,
            String name,
            Shape shape,
            int turn,
            Instant begunAt,
            @Nullable Instant endedAt,
            boolean cancelled,
            @Nullable String task,
            @Nullable String called) {}

    /** The whole way. */
    default Optional<Path> of(String instance) {
        return of(instance, entered -> true);
    }

    /** @param within whether what was entered at that moment is told */
    Optional<Path> of(String instance, Predicate<Instant> within);
}
