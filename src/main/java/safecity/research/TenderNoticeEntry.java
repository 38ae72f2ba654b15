package safecity.research;

/**
 * Whether a tender is urgent, and why.
 */
public record TenderNoticeEntry(boolean urgent, String urgentReason) {}
