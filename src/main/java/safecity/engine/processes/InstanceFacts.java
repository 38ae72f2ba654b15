package safecity.engine.processes;

import java.util.Optional;

/** Finds a fact of the process instance that somebody means. */
public interface InstanceFacts {

    /**
     * Read by the system: whoever hands the fact on has to know who may see it.
     *
     * @param id       of a task or a process instance, open or finished
     * @param process  id of the model whose instance is meant: the one of the id, or the newest that it has called
     * @param variable name of a text variable of that instance
     */
    Optional<String> find(String id, String process, String variable);

    /** Whether the engine shows the person who is signed in the task or process instance of this id. */
    boolean isVisible(String id);
}
