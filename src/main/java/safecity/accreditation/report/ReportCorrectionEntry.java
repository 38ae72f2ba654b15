package safecity.accreditation.report;

/**
 * What was put right after the support centre returned the annual report.
 */
public record ReportCorrectionEntry(String correction, String englishSummary) {}
