package safecity.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts in the engine's identity tables. */
public interface Accounts {

    /** The account when the password is right, else empty. */
    Optional<Account> signIn(String id, String password);

    Optional<Account> find(String id);

    /** What screens show for an account: the name it was given, its id where it has none or is gone. */
    String name(@Nullable String id);

    /** As {@link #name}, of many at once: by id. */
    Map<String, String> names(Collection<String> ids);

    /**
     * A mark that changes with the account's password; empty when the account is gone. Says nothing to whoever reads it.
     */
    Optional<String> mark(String id);

    /** Whether it can't sign in for now, after too many wrong passwords; false where it is gone. */
    boolean isLocked(String id);

    /** Its e-mail address; empty where none was given. */
    Optional<String> address(String id);

    /** Ids of the accounts of a municipality, in their order; at most 1,000. */
    List<String> ofMunicipality(String tenant);

    /** Ids of those who belong to a group, in their order. */
    List<String> members(String group);
}
