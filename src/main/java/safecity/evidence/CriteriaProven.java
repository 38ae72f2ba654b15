package safecity.evidence;

import java.util.Collection;
import java.util.Map;
import safecity.engine.identity.Account;
import safecity.project.Project;

/** How many of the criteria that a project is judged by are proven with papers on file. */
public interface CriteriaProven {

    /**
     * @param proven criteria for each of whose typical papers something is filed that the reader may read
     * @param total  criteria of the project's scheme
     */
    record Counted(int proven, int total) {}

    /** By project; as many questions as there are kinds of reach, one for whoever oversees. */
    Map<String, Counted> of(Collection<Project> projects, Account reader);
}
