package safecity.engine.processes;

import java.util.Map;

/** Starts processes on behalf of the system. */
public interface ProcessStarter {

    /**
     * @param process   id of the model
     * @param projectKey becomes the business key
     * @param variables strings, numbers, booleans
     */
    void start(String process, String projectKey, Map<String, Object> variables);
}
