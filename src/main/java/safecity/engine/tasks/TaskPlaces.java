package safecity.engine.tasks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in the work an open task stands, for what our own pages and services add to it. */
public interface TaskPlaces {

    /**
     * @param projectKey   business key of the instance
     * @param municipality tenant; null for a task of none
     * @param process      id of the model
     * @param instance     id of the process instance
     * @param element      id of the user task in it
     * @param papers       names of the papers that its form may ask for
     */
    public record Place(
            String taskId,
            @Nullable String projectKey,
            String municipality,
            String process,
            String instance,
            String element,
            String name,
            List<String> papers) {}

    /** Empty for a task that is done, that never was, or that the person who is signed in may not see. */
    Optional<Place> find(String taskId);
}
