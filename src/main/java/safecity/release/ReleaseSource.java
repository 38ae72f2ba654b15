package safecity.release;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A capability that has something which can be released. */
public interface ReleaseSource {

    /** All of a project, in the order in which they are chosen from. */
    List<Releasable> of(String projectKey);

    /**
     * A thing in one of its versions.
     *
     * @param kind as {@link Releasable#kind} and {@code ref} as {@link Releasable#ref} name it
     */
    record Piece(String kind, String ref, int version) {}

    /** The days for which these pieces of a project speak; those of other sources are left out. */
    Map<Piece, Dated> days(String projectKey, Collection<Piece> pieces);
}
