package safecity.engine.processes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does about elements of the models within a project, at any moment, and what has to come before them: read
 * from its history and from the flow of the models, never from a plan.
 */
public interface ElementCourse {

    /**
     * An element whose end counts for a milestone.
     *
     * @param stage which of several instances of the process; empty where it doesn't matter
     */
    record Target(String process, String element, String stage) {}

    enum State {
        /** Nothing of it has begun. */
        NOT_STARTED,
        /** It is on, or next, and waits for a moment that the model has set. */
        WAITING,
        RUNNING
    }

    /**
     * Where a project stands in a model.
     *
     * @param name   the model's Korean name of the element
     * @param until  moment until which the element waits; null where it waits for people
     */
    record Place(
            String process,
            String element,
            String name,
            @Nullable Instant until) {}

    /**
     * What holds something up: the innermost element that is on, below all the procedures that were called for it.
     *
     * @param task     id of the user task; null where no person has to act
     * @param instance id of the process instance that it is in
     * @param since    when it was come to, or when the system failed at it
     * @param failed   whether the system couldn't do it and tries no more
     * @param through  the call activities on the way down to it, the outermost first
     */
    record Holder(
            Place place, @Nullable String task, String instance, Instant since, boolean failed, List<Place> through) {}

    /**
     * @param places where it is on; what it waits for; what comes before it; in this order of the state
     * @param begun  whether people have done, or can do, a step of it; false while it waits for the moment to begin
     * @param due    the first of the days by which its open tasks are due; null where none is
     * @param holders what has to end so that it goes on, every one of it, whichever instance it is in; the oldest first
     */
    record Course(
            State state,
            List<Place> places,
            boolean begun,
            @Nullable Instant due,
            List<Holder> holders) {}

    /** @param targets by project; many projects take as many questions as one */
    Map<String, Map<Target, Course>> of(Map<String, ? extends Collection<Target>> targets, Instant moment);

    /**
     * When people came to the first step that leads to a target and to no other, until a moment. Targets of which nothing
     * was come to are missing.
     */
    Map<Target, Instant> begun(String projectKey, Collection<Target> targets, Instant moment);

    /**
     * By project what it waits for without anybody having a task: moments that the models have set, the nearest first; one that
     * waits for none is missing.
     */
    Map<String, List<Place>> seasons(Collection<String> projectKeys);
}
