package safecity.engine.authorization;

/** Which department does what in the procedures; asked where a right comes with a duty. */
public interface Duties {

    /** Whether a group's members do a duty (such as {@code lead}) of their municipality today; a head's group does none. */
    boolean does(String group, String duty);
}
