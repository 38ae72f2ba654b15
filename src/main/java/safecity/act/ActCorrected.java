package safecity.act;

import safecity.engine.time.DeadlinesMoved;

/** The day of an act has been put right, in the transaction that does it: terms that run from it end on another day. */
public record ActCorrected(String projectKey) implements DeadlinesMoved {}
