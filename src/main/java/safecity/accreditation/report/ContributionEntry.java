package safecity.accreditation.report;

/**
 * What a department contributes to the annual report.
 *
 * @param decision {@code submit}, or {@code nothing} when there is nothing to report; figures count only with the first
 */
public record ContributionEntry(String decision, long programmeCount, String summary) {}
