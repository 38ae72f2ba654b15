package safecity.engine.tasks;

import java.util.List;

/** Gives an open task to another of those who may do it. */
public interface Handovers {

    /**
     * @param municipality tenant of the task
     * @param candidates   accounts of the task's candidate groups, by id, without whoever has it now
     * @param assignee     whoever has it; null when nobody
     */
    record Open(
            String task,
            String name,
            String element,
            String process,
            String project,
            String municipality,
            String assignee,
            List<Candidate> candidates) {}

    record Candidate(String account, String name) {}

    /**
     * The task and to whom it can go.
     *
     * @throws safecity.refusal.Refusal not found: no such task in the caller's municipality
     */
    Open open(String taskId);

    /**
     * Gives it to somebody, within the transaction under way. The engine checks that the caller may assign, and writes it
     * to its operation log.
     *
     * @return the task as it was before
     * @throws safecity.refusal.Refusal unless the account belongs to one of the task's groups and to its municipality
     */
    Open give(String taskId, String account);
}
