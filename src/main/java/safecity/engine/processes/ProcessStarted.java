package safecity.engine.processes;

/**
 * A person has started a process with its start form, in the transaction that is under way.
 *
 * @param account who started it
 * @param form    id of the start form
 */
public record ProcessStarted(String account, String form) {}
