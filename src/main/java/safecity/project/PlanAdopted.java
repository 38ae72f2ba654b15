package safecity.project;

import safecity.engine.time.DeadlinesMoved;

/** A version of a project's plan is in force from now on; told in the transaction that adopts it. */
public record PlanAdopted(String projectKey, int version) implements DeadlinesMoved {}
