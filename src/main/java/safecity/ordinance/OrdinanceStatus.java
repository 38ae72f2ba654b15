package safecity.ordinance;

/** How far an attempt at an ordinance has come. */
enum OrdinanceStatus {
    PLANNED,
    DRAFTED,
    NOTICED,
    OPINIONS_HANDLED,
    LEGALLY_REVIEWED,
    DELIBERATED,
    DELIBERATION_REJECTED,
    SUBMITTED,
    PASSED,
    COUNCIL_REJECTED,
    WITHDRAWN,
    LAPSED,
    TRANSMITTED,
    RECONSIDERATION_REQUESTED,
    CONFIRMED,
    DISCARDED,
    PROMULGATED,
    IN_FORCE,
    ABANDONED
}
