package safecity.engine.tasks;

import java.util.Map;

/** The lists that stand ready in Tasklist. */
public interface TaskLists {

    /**
     * How many tasks each of them shows to the person who is signed in.
     *
     * @return by the key that the filter has as its property {@code safecity}
     */
    Map<String, Long> counts();
}
