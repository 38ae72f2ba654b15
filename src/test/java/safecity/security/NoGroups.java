package safecity.security;

import java.util.List;
import java.util.Optional;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.KnownGroups;

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
