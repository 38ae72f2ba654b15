package safecity.ordinance;

/**
 * The council's receipt of a bill.
 */
public record BillReceiptEntry(String decision, String councilNotice, String comment) {}
