package safecity.engine.release;

import java.util.List;
import safecity.refusal.Refusal;

/**
 * Takes running instances to the newest version of their model while people work: those that a start could not take, and those
 * whose model was deployed since. Whoever calls has decided whose instances these are and who may.
 */
public interface Migrations {

    /**
     * Where an instance stands and where it would go.
     *
     * @param name   the older model's Korean name of the element
     * @param target element of the newest model; empty for none
     */
    record Token(String element, String name, String target, String targetName) {}

    /**
     * What keeps it.
     *
     * @param name   of the element that has no place; empty where it is about none
     * @param reason in the engine's words, for those who make the models
     */
    record Hindrance(String element, String name, String reason) {}

    /**
     * What became of a trial, of which nothing stays.
     *
     * @param hindrances empty where it would go
     */
    record Trial(String instance, int version, int newest, List<Token> tokens, List<Hindrance> hindrances) {

        public boolean goes() {
            return hindrances.isEmpty();
        }
    }

    /** Takes each of them in a transaction that is rolled back; those that are not outdated are left out. */
    List<Trial> tried(List<String> instances);

    /**
     * Takes all of them, within the transaction under way.
     *
     * @throws Refusal conflict where one has gone already, has ended or can't go
     */
    void migrate(List<String> instances);
}
