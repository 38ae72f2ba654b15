package safecity.accreditation.audit;

/**
 * Who evaluates: organisations and countries, a line each.
 */
public record PanelEntry(String organisations, String countries, int evaluatorCount) {}
