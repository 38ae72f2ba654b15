package safecity.accreditation.application;

/**
 * Whether the application is complete, and which section has to be supplemented.
 */
public record CompletenessEntry(String decision, String supplementSection, String comment) {}
