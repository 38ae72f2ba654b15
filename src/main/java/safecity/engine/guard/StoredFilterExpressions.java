package safecity.engine.guard;

import java.util.Set;

/**
 * The expressions that a stored filter may hold, word for word. They say who looks and what time it is, and nothing a
 * person enters ever becomes one: the engine evaluates whatever stands in a filter.
 */
public final class StoredFilterExpressions {

    public static final String ME = "${currentUser()}";
    public static final String MY_GROUPS = "${currentUserGroups()}";
    /** For lists that somebody keeps since an earlier release. */
    public static final String NOW = "${now()}";
    /** The midnight with which today began in Seoul: what was due before it is late (민법 제159조). */
    public static final String TODAY = "${deadlines.startOf(deadlines.today())}";
    /** What is due after it isn't late: a list knows after, and not from. */
    public static final String YESTERDAY = "${deadlines.endOfYesterday()}";
    /** The end of the third working day from today. */
    public static final String SOON = "${deadlines.endOfWorkingDay(3)}";

    public static final Set<String> ALL = Set.of(ME, MY_GROUPS, NOW, TODAY, YESTERDAY, SOON);

    private StoredFilterExpressions() {}
}
