package safecity.engine.submission;

import java.util.List;
import safecity.engine.submission.StepEntered.Caller;

/** Where in the procedures of a project something stands, for whoever holds the thing and not the task. Read by the system. */
public interface CallerPaths {

    /**
     * The newest instance of a model in a project whose text variable has this value, the one that called it, and so on up to
     * the first; empty where there is none.
     */
    List<Caller> of(String project, String process, String variable, String value);
}
