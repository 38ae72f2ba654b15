package safecity.accreditation.application;

/**
 * What is done about a requirement of the application that is not met.
 */
public record RemedyEntry(String decision, String comment, String evaluationReference) {}
