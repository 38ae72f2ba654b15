package safecity.engine;

import java.util.List;

/** Reads what waits for people in a project. */
public interface OpenTasks {

    /** More than any project has open at a time; what lies beyond it is not read. */
    int LIMIT = 500;

    /**
     * The open tasks of all process instances of a project, those due first at the top, those without a due date last.
     *
     * @param projectKey   business key of the instances
     * @param municipality the tenant that the project belongs to; tasks of another are never returned
     */
    List<OpenTask> of(String projectKey, String municipality);
}
