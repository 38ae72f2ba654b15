package safecity.accreditation.audit;

/**
 * A finding of a site visit.
 *
 * @param criterion its number in the project's scheme
 * @param kind {@code must-fix} or {@code recommendation}
 * @param dueInDays calendar days from today
 * @param comment what the evaluators explained; may be empty
 * @param decision {@code done} when it was the last one
 */
public record FindingEntry(
        String title,
        String criterion,
        String kind,
        String ownerDuty,
        int dueInDays,
        String comment,
        String decision) {}
