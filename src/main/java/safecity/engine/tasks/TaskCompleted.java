package safecity.engine.tasks;

import java.util.Set;

/**
 * A person completed a user task, in the transaction that is under way.
 *
 * @param groups     the task's candidate groups
 * @param projectKey business key of the instance; may be null
 */
public record TaskCompleted(
        String taskId,
        String person,
        Set<String> groups,
        String name,
        String process,
        String element,
        String projectKey) {}
