package safecity.accreditation.report;

/**
 * How often a department took part in each kind of network activity within the year.
 */
public record NetworkActivityEntry(
        long annualConference,
        long symposium,
        long benchmarking,
        long agreement,
        long conferenceAbstract,
        long citizenForum) {}
