package safecity.accreditation.application;

/**
 * A section of the application in Korean.
 *
 * @param pages in Korean
 * @param decision {@code complete}, or {@code partial} when something is still to come
 */
public record SectionDraftEntry(String body, long pages, String evidence, String decision, String comment) {}
