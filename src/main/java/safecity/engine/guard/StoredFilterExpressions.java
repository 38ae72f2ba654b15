package safecity.engine.guard;

import java.util.Set;

/**
 * The expressions that a stored filter may hold, word for word. They say who looks and what time it is, and nothing a
 * person enters ever becomes one: the engine evaluates whatever stands in a filter.
 */
public final class StoredFilterExpressions {

    public static final String ME = "${currentUser()}";
    public static final String MY_GROUPS = "${currentUserGroups()}";
    public static final String NOW = "${now()}";
    /** The end of the third working day from today. */
    public static final String SOON = "${deadlines.endOfWorkingDay(3)}";

    public static final Set<String> ALL = Set.of(ME, MY_GROUPS, NOW, SOON);

    private StoredFilterExpressions() {}
}
