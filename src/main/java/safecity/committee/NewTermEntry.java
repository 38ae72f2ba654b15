package safecity.committee;

/** @param termYears years of a new term; who follows within a term serves what remains of it */
public record NewTermEntry(int termYears) {}
