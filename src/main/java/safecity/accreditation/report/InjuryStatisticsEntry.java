package safecity.accreditation.report;

/**
 * The year's figures of injury surveillance.
 */
public record InjuryStatisticsEntry(long injuryDeaths, long ambulanceCases, String injuryAnalysis) {}
