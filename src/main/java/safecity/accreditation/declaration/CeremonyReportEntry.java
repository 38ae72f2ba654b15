package safecity.accreditation.declaration;

/**
 * Whether the ceremony was held, and with how many guests.
 *
 * @param decision {@code held} or {@code postponed}, the latter with a reason
 * @param attendance persons who came; of no meaning for one that was postponed
 */
public record CeremonyReportEntry(String decision, String comment, int attendance) {}
