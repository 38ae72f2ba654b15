package safecity.release;

import java.util.List;

/** A capability that has something which can be released. */
public interface ReleaseSource {

    /** All of a project, in the order in which they are chosen from. */
    List<Releasable> of(String projectKey);
}
