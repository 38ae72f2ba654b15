package safecity.engine.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the newest models call their processes and user tasks. */
public interface ModelElementNames {

    List<Name> all();

    /**
     * @param process id of the process
     * @param element id of the user task; null where the process itself is named
     * @param text    Korean, on one line
     */
    record Name(String process, @Nullable String element, String text) {}
}
