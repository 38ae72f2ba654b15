package safecity.history;

import java.util.Locale;

/** What readers of the history choose among. */
enum HistoryKind {
    /** A step of a procedure that somebody did. */
    STEP,
    /** A step in which something was decided. */
    DECISION,
    /** A phase of the plan was reached, or a stage of the project. */
    COURSE,
    PLAN,
    MONEY,
    PAPER,
    REMARK,
    CORRECTION,
    RELEASE,
    /** Who does what: absences, transfers, duties, tasks that were given to somebody else. */
    PEOPLE,
    /** What the product did by itself when a day had passed. */
    SYSTEM;

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
