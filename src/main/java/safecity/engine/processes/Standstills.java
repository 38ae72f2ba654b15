package safecity.engine.processes;

import java.util.Collection;
import java.util.Map;

/** Whether the engine goes on with what runs for a project. */
public interface Standstills {

    /**
     * @param suspended whether all that runs for the project is suspended
     * @param failures  how much of it failed and waits for whoever clears it (인시던트), each counted where it happened
     */
    record Standstill(boolean suspended, int failures) {}

    /** By project; one for which nothing runs is missing. Read by the system. */
    Map<String, Standstill> of(Collection<String> projectKeys);
}
