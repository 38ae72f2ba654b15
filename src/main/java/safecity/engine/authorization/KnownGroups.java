package safecity.engine.authorization;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups that give rights. An administrator may make others in Admin; they give none. */
public interface KnownGroups {

    Optional<KnownGroup> find(String id);

    /** Those of a kind in a municipality, in the order of their ids. */
    List<KnownGroup> of(@Nullable String municipality, GroupKind kind);
}
