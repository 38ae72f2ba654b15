package safecity.engine.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator does with accounts, in the name of who is signed in: what two have to do together is refused to one
 * ({@code administration.second}), and passwords keep their rules.
 */
public interface AccountAdministration {

    int PAGE = 50;

    /**
     * An account as a list shows it.
     *
     * @param name           as screens show it
     * @param email          empty where none was given
     * @param municipalities ids, also those that come with a group
     * @param groups         ids
     * @param locked         whether too many wrong passwords keep it out for now
     * @param first          whether its password is still the one that somebody else chose
     */
    record Known(
            String id,
            String name,
            String email,
            List<String> municipalities,
            List<String> groups,
            boolean locked,
            boolean first) {}

    /**
     * In the order of their ids, at most {@link #PAGE} and one more that says that there are others.
     *
     * @param text         in the id or the name; null for any
     * @param municipality null for every
     * @param group        null for any
     */
    List<Known> find(@Nullable String text, @Nullable String municipality, @Nullable String group, int offset);

    Optional<Known> find(String id);

    /**
     * Makes an account that belongs to a municipality.
     *
     * @param email null for none
     * @throws safecity.refusal.Refusal {@code identity.id} and the like, {@code account.taken}, those of passwords
     */
    void make(String id, String name, @Nullable String email, String password, @Nullable String municipality);

    /** Another name or address; nothing else changes. */
    void rename(String id, String name, @Nullable String email);

    /** The account's person has to set one of their own with it. */
    void setPassword(String id, String password);

    void unlock(String id);

    void enter(String id, String group);

    /** As {@link #enter}; false, and asked for in this transaction, where a second administrator has to confirm it. */
    boolean enterOrAsk(String id, String group);

    void leave(String id, String group);

    /** Only who is in no group any more: what somebody holds is handed over first. */
    void remove(String id);

    /** Whether an account of this id exists, whoever's it is. */
    boolean isTaken(String id);
}
