package safecity.engine.tasks;

/** How much waits in the engine, over all municipalities. */
public interface Backlog {

    /**
     * @param due       jobs that could run now
     * @param failed    jobs without a retry left
     * @param incidents open ones
     * @param open      tasks
     * @param overdue   tasks whose due date has passed
     */
    record Figures(long due, long failed, long incidents, long open, long overdue) {}

    Figures figures();
}
