package safecity.accreditation.application;

/**
 * What is done about a requirement of the application that is not met.
 *
 * @param activityYears     years of activity from before this product; 0 where none is entered
 * @param activityReference number of the document that proves them
 */
public record RemedyEntry(
        String decision, String comment, String evaluationReference, int activityYears, String activityReference) {}
