package safecity.engine.authorization;

import java.util.Collection;
import java.util.Optional;

/** Which groups one person may hold together. */
public interface GroupRule {

    /** @return key of the sentence that says why not; empty where nothing is against it */
    Optional<String> against(Collection<String> groups);
}
