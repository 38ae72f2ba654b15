package safecity.accreditation.scheme;

/** The same words in Korean and in English. */
public record BilingualText(String ko, String en) {}
