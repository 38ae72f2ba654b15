package safecity.engine.time;

/**
 * What dates of a project are computed from is another from now on: its plan, a contract, the day of an act. Published in the
 * transaction that makes it so; the project's open due dates and timers are computed anew in the same one.
 */
public interface DeadlinesMoved {

    String projectKey();
}
