package safecity.engine.tasks;

/** A user task is done or was cancelled, in the transaction that is under way: what was kept for it can go. */
public record TaskClosed(String taskId) {}
