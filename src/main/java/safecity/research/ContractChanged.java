package safecity.research;

import safecity.engine.time.DeadlinesMoved;

/** A contract has another end or amount from now on; told in the transaction that adopts the change. */
record ContractChanged(String projectKey) implements DeadlinesMoved {}
