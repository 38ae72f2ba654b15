package safecity.committee;

/**
 * What a gender equality committee resolved about an unbalanced composition.
 *
 * @param resolvedBy {@code province} or {@code district}
 */
public record RatioExceptionEntry(String resolvedBy, String resolutionNumber, String decision) {}
