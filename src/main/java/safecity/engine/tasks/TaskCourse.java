package safecity.engine.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a task stands in its procedure: what it is for, who was asked before and who is asked after it. */
public interface TaskCourse {

    /**
     * A task of the procedure, or of one that called it, that was done.
     *
     * @param groups  candidate groups: the departments it was meant for
     */
    record Past(String process, String element, String name, List<String> groups, Instant endedAt) {}

    /**
     * A task that can be the next one.
     *
     * @param duty   the duty whose department does it; null where that depends on what happens on the way
     * @param ofHead whether the department's head does it
     * @param when   names of the ways that lead there, such as 반려 or 결재 지연; empty where there is only one
     */
    record Next(
            String process,
            String element,
            String name,
            @Nullable String duty,
            boolean ofHead,
            List<String> when) {}

    /**
     * @param documentation what to do and by which rule, as the model says
     * @param groups        candidate groups of the task itself
     * @param before        the latest last, at most {@link #MOST}
     * @param after         the nearest first, at most {@link #MOST}
     */
    public record Course(
            String process,
            String processName,
            String element,
            String name,
            String documentation,
            List<String> groups,
            List<Past> before,
            List<Next> after) {}

    int MOST = 10;

    /** Empty for a task that is done, that never was, or that the person who is signed in may not see. */
    Optional<Course> of(String taskId);

    /** What can come after a task, open or done, as {@link Course#after}. Read by the system; empty where there is no such task. */
    List<Next> next(String taskId);

    /** The model's own name of a process; its id where there is no such model. */
    String name(String process);
}
