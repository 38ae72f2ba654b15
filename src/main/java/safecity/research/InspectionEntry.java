package safecity.research;

/**
 * The inspection of what was delivered (지방계약법 시행령 제64조).
 *
 * @param decision {@code passed} or {@code failed}
 */
public record InspectionEntry(String decision, boolean reportWritten, String comment) {}
