package safecity.accreditation.application;

/**
 * A section of the application in English.
 */
public record SectionTranslationEntry(String body, long pages) {}
