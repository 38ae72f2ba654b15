package safecity.accreditation.report;

/**
 * Whether the annual report is good, and which chapter has to be mended.
 *
 * @param supplementChapter number of the chapter; {@code all}, null or empty for every one
 */
public record ChapterReviewEntry(String decision, String supplementChapter) {}
