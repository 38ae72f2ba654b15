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
     * @param title        what tells it from others of its name; null for none
     * @param groups       candidate groups
     */
    public record Place(
            String taskId,
            @Nullable String projectKey,
            String municipality,
            String process,
            String instance,
            String element,
            String name,
            List<String> papers,
            @Nullable String title,
            List<String> groups) {}

    /** Empty for a task that is done, that never was, or that the person who is signed in may not see. */
    Optional<Place> find(String taskId);

    /** As {@link #find}, read by the system: who may see it is the caller's affair. */
    Optional<Place> open(String taskId);
}
