package safecity.engine;

import java.util.List;

/** Keeps the engine's identity tables in step with our departments and accounts. Every call may be repeated. */
public interface Directory {

    void ensureTenant(String id, String name);

    void ensureGroup(String id, String name, String tenant);

    /** Whether anybody belongs to a group; false where there is no such group. */
    boolean hasMembers(String group);

    /**
     * Makes the account if there is none; an existing account keeps its password and gets the groups it lacks.
     *
     * @param name   what screens show: a post, such as 법무팀 담당, never a person's name in demo data
     * @param tenant id of the municipality, null for an account of the whole installation
     */
    void ensureUser(String id, String name, String password, List<String> groups, String tenant);
}
