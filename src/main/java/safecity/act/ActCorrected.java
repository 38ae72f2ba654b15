package safecity.act;

/** The day of an act has been put right, in the transaction that does it: terms that run from it end on another day. */
public record ActCorrected(String projectKey) {}
