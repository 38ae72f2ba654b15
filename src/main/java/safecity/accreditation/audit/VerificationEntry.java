package safecity.accreditation.audit;

/**
 * How the correction of a finding was checked by somebody else.
 *
 * @param effectiveness {@code effective}, {@code later} or {@code not-applicable}
 * @param moreDays calendar days from today, for a return
 */
public record VerificationEntry(String decision, String comment, String effectiveness, int moreDays) {}
