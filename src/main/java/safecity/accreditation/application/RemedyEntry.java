package safecity.accreditation.application;

/**
 * What is done about a requirement of the application that is not met.
 *
 * @param activityYears     years of activity from before this product; 0 where none is entered
 * @param activityReference number of the document that proves them
 * @param reportYear        year of an annual report that was received outside of this product; 0 where none is entered
 * @param reportReference   number of the document by which it was received
 */
public record RemedyEntry(
        String decision,
        String comment,
        String evaluationReference,
        int activityYears,
        String activityReference,
        int reportYear,
        String reportReference) {}
