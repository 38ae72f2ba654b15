package safecity.engine.processes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ran for a project, finished or not, with the way that it took through its models. Read by the system. */
public interface ProjectRuns {

    /**
     * An instance of a process.
     *
     * @param process    id of the model, {@code name} its Korean name
     * @param definition id of the model in its version
     * @param caller     id of the instance that called it; null for none
     * @param end        null while it ran
     */
    record Run(
            String instance,
            String process,
            String name,
            int version,
            String definition,
            @Nullable String caller,
            Instant start,
            @Nullable Instant end) {}

    /**
     * An element that a run came to.
     *
     * @param number   counts the elements of the run, from 1 on
     * @param type     such as {@code userTask}
     * @param task     id of the task; null for what is none
     * @param assignee account of who did it; null for none
     * @param end      null while it was on
     * @param canceled whether something interrupted it
     */
    record Visit(
            String instance,
            int number,
            String element,
            @Nullable String name,
            String type,
            @Nullable String task,
            @Nullable String assignee,
            Instant start,
            @Nullable Instant end,
            boolean canceled) {}

    /**
     * A decision by a table.
     *
     * @param rules   ids of the rows that decided
     * @param inputs  each as name and value, {@code outputs} likewise
     */
    record Decided(
            String instance,
            String element,
            String decision,
            @Nullable String name,
            Instant at,
            List<String> rules,
            List<String> inputs,
            List<String> outputs) {}

    /** Oldest first. @param until what began later is not told, what ended later had not ended */
    List<Run> of(String projectKey, Instant until);

    /** Whether an instance of the model runs for the project now; one that is only just beginning isn't counted. */
    boolean isRunning(String projectKey, String process);

    List<Visit> visits(String instance, Instant until);

    List<Decided> decisions(String instance, Instant until);

    /** The model in its version, as BPMN 2.0 XML. */
    byte[] model(String definition);
}
