package safecity.accreditation;

/** The same words in Korean and in English. */
public record BilingualText(String ko, String en) {}
