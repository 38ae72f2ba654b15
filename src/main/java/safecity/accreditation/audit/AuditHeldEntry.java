package safecity.accreditation.audit;

/**
 * How the site visit went, in figures.
 *
 * @param decision  {@code held}, or {@code rescheduled}: it takes place on another day
 * @param questions number of questions in the log
 * @param followUps how many of them are to be answered later
 */
public record AuditHeldEntry(
        String decision, String comment, int attendance, int siteVisits, int questions, int followUps) {}
