package safecity.accreditation.audit;

/**
 * A field's report for the site visit.
 */
public record AuditReportEntry(String reportReference, String reportSummary) {}
