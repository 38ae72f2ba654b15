package safecity.audittrail;

/**
 * What the access log of a month comes to.
 *
 * @param lines           records
 * @param accounts        different accounts
 * @param refused         refused sign-ins
 * @param attacked        accounts that were refused five times or more on one day
 * @param downloads       records of downloads
 * @param mostDownloads   the most that one account downloaded on one day
 * @param offHours        records outside working hours (07:00 to 22:00 on working days)
 * @param administration  administrative acts
 * @param lastLine        number of the newest record; null when there is none
 */
record AccessLogFigures(
        long lines,
        long accounts,
        long refused,
        long attacked,
        long downloads,
        long mostDownloads,
        long offHours,
        long administration,
        Long lastLine) {}
