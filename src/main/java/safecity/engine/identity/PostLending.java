package safecity.engine.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lends and takes back the groups of a post, and hands over what somebody has taken. Every call may be repeated. */
public interface PostLending {

    /** Groups of an account that go with work on tasks: of departments and heads, not of those who oversee. */
    List<String> working(String account);

    void lend(String group, String account);

    void takeBack(String group, String account);

    /**
     * Hands over what somebody has taken as one of these groups.
     *
     * @param to who gets it, where they may do it; else it goes back to the group
     * @return how many open tasks changed hands; who gets them works on them as anybody: checked at completion
     */
    int handOver(String from, String to, Collection<String> groups);

    /** As {@link #handOver}, for what somebody may do no more since they have lost the group. */
    int giveBack(String from, String to, String group);

    /** Whether a manager took the task from this account, and nobody has given it back to them. */
    boolean isWithdrawn(String task, String account);

    /**
     * Gives one open task to somebody, or to nobody.
     *
     * @param account null: back to those who may take it; so does one from whom a manager took it
     * @return whether it changed hands; not what is suspended, done, or theirs already
     */
    boolean give(String task, @Nullable String account);
}
