package safecity.security;

import java.util.List;
import java.util.Optional;
import safecity.engine.GroupKind;
import safecity.engine.KnownGroup;
import safecity.engine.KnownGroups;

/** For tests that read the table of permissions and ask about nobody. */
final class NoGroups implements KnownGroups {

    @Override
    public Optional<KnownGroup> find(String id) {
        return Optional.empty();
    }

    @Override
    public List<KnownGroup> of(String municipality, GroupKind kind) {
        return List.of();
    }
}
