package safecity.engine.tasks;

/** Whom open tasks wait for, when a department takes over what another did. */
public interface TaskCandidates {

    /**
     * Asks the models anew who the candidates of a municipality's open tasks are, and makes it so. Who had taken a task and
     * is no candidate any more gives it back. A second time changes nothing.
     *
     * @return how many tasks have other candidates than before
     */
    int follow(String municipality);
}
