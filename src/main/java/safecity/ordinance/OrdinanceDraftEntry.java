package safecity.ordinance;

/**
 * The draft of an ordinance.
 *
 * @param effectDays days from promulgation that the ordinance names; needed with {@code after-period} only
 */
public record OrdinanceDraftEntry(String ordinanceTitle, String newRegulation, String effectRule, Integer effectDays) {}
