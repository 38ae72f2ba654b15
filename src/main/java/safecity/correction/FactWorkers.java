package safecity.correction;

import java.util.Set;

/** Who worked with a fact and may have relied on what it said. */
public interface FactWorkers {

    /** Accounts of whoever entered a step in the procedures of such facts, in the project. */
    Set<String> of(String projectKey, String kind);
}
