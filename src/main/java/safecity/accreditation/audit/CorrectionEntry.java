package safecity.accreditation.audit;

/**
 * What the owner of a finding did about it.
 */
public record CorrectionEntry(String rootCause, String action, String evidenceReference) {}
