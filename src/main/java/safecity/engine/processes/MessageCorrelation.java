package safecity.engine.processes;

import java.util.Map;

/** Tells the running processes of a project that something has happened. */
public interface MessageCorrelation {

    /**
     * Correlates a message with every instance of the project that waits for it, within the transaction under way.
     *
     * @param name       name of the message, such as {@code safecity.programme-proposed}
     * @param projectKey business key of the instances
     * @param variables  what the receiver learns; local to the event that receives it
     * @return how many instances received it; 0 when none waits
     */
    int correlate(String name, String projectKey, Map<String, Object> variables);

    /**
     * Correlates a message with the one instance of the project whose variables have these values.
     *
     * @return whether it was waiting
     */
    boolean correlateWhere(String name, String projectKey, Map<String, Object> matching);
}
