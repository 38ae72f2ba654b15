package safecity.audittrail;

/** What a reader of the access log looks for: what a check has to look at first. */
enum AccessLogFilter {
    ALL("true"),
    REFUSED("action = 'sign-in-refused'"),
    DOWNLOADS("action = 'download'"),
    ADMINISTRATION("action IN ('administer', 'reassign')"),
    /** Before seven, from ten in the evening, or on a day that is no working day. */
    OFF_HOURS("(extract(hour FROM at AT TIME ZONE 'Asia/Seoul') NOT BETWEEN 7 AND 21"
            + " OR (at AT TIME ZONE 'Asia/Seoul')::date IN (:daysOff))");

    /** A condition on a line of the log; {@code :daysOff} are the month's days without work. */
    final String condition;

    AccessLogFilter(String condition) {
        this.condition = condition;
    }
}
