package safecity.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safecity.engine.authorization.KnownGroup;

/** Keeps the engine's identity tables in step with our departments and accounts. Every call may be repeated. */
public interface IdentityDirectory {

    void ensureTenant(String id, String name);

    /**
     * Makes the group if there is none, brings its name up to date, and gives it the rights of its kind.
     *
     * @throws IllegalArgumentException when a group of this id is another municipality's
     */
    void ensureGroup(KnownGroup group, String name);

    /** Gives every group of a municipality the rights that its kind and its duties give today, and takes back others. */
    void renewGrants(String municipality);

    /** Whether anybody belongs to a group; false where there is no such group. */
    boolean hasMembers(String group);

    /**
     * Makes the account if there is none; an existing account keeps its password and gets the groups it lacks.
     *
     * @param name   what screens show: a post, such as 법무팀 담당, never a person's name in demo data
     * @param tenant id of the municipality, null for an account of the whole installation
     */
    void ensureUser(String id, String name, String password, List<String> groups, @Nullable String tenant);

    /** As {@link #ensureUser}, for accounts with one password that everybody knows: it is hashed once, which is slow on purpose. */
    void ensureUsers(String password, List<Post> posts);

    boolean hasUser(String id);

    /**
     * Gives an account another password; chosen by somebody else, unless its own person is signed in.
     *
     * @throws safecity.refusal.Refusal {@code password.length}, {@code password.name}, {@code password.known},
     *                                  {@code password.used}
     */
    void setPassword(String id, String password);

    boolean hasTenant(String id);

    /** The municipalities to which a group belongs, none for a group of the whole installation; empty if there is no such group. */
    Optional<Set<String>> tenantsOf(String group);

    /**
     * Makes the account if there is none, without a password, and gives it exactly these groups and municipalities.
     * Changes nothing where nothing differs.
     */
    void bringInLine(String id, String name, Collection<String> groups, Collection<String> tenants);

    /** An account of the demo: its id, its name, its only group and its municipality, null for the whole installation. */
    record Post(
            String id, String name, String group, @Nullable String tenant) {}
}
