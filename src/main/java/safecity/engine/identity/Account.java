package safecity.engine.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import safecity.engine.authorization.KnownGroup;

/**
 * Somebody who is signed in, as the engine knows them.
 *
 * @param id      account id, such as {@code yeonsu-legal}
 * @param groups  ids of the groups the account belongs to: departments, their heads, the management
 * @param tenants ids of the municipalities it belongs to
 */
public record Account(String id, List<String> groups, List<String> tenants) implements Principal, Serializable {

    public boolean administrator() {
        return groups.contains(KnownGroup.ADMINISTRATORS);
    }

    @Override
    public String getName() {
        return id;
    }
}
