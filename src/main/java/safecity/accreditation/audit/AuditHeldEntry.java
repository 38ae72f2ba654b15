package safecity.accreditation.audit;

/**
 * How the site visit went, in figures.
 *
 * @param questions number of questions in the log
 * @param followUps how many of them are to be answered later
 */
public record AuditHeldEntry(int attendance, int siteVisits, int questions, int followUps) {}
