package safecity.accreditation.declaration;

/**
 * What the election commission answered to the question about the day of the ceremony.
 */
public record CommissionReplyEntry(String decision, String replyReference, String comment) {}
