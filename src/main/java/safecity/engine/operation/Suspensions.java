package safecity.engine.operation;

import java.util.List;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/**
 * Holds instances up and lets them go on. While one is held, nobody can take or complete a task of it and no timer of it
 * fires; what the law says about days goes on.
 */
public interface Suspensions {

    /** Ids of an instance that runs and of everything that it called and that runs, itself first; empty once it has ended. */
    List<String> below(String instance);

    /** Ids of everything that runs for a project. */
    List<String> of(String projectKey);

    /** How many of the project's instances that run are held. */
    int suspended(String projectKey);

    /** Who has taken open tasks in these instances. */
    List<String> holders(List<String> instances);

    /** Whether somebody may change it, by the table of permissions. */
    boolean mayChange(Account account);

    /** Whether the instance in which a task stands is held. */
    boolean holds(String taskId);

    /**
     * Within the transaction under way, for whoever is signed in: the engine asks whether they may.
     *
     * @return those that were not held before
     * @throws Refusal conflict where every one of them is held already
     */
    List<String> suspend(List<String> instances);

    /**
     * Likewise the other way.
     *
     * @throws Refusal conflict where none of them is held
     */
    List<String> resume(List<String> instances);
}
