package safecity.approval;

/**
 * What the drafter of a document decides: submit it, or withdraw it.
 */
public record DraftedDocumentEntry(String decision, String documentNumber, String comment) {}
