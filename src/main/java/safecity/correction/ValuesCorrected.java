package safecity.correction;

import safecity.engine.time.DeadlinesMoved;

/** A recorded value is another one: what is due by it moves. */
record ValuesCorrected(String projectKey) implements DeadlinesMoved {}
