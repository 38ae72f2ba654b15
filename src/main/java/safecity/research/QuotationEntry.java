package safecity.research;

/**
 * The quotations for a private contract.
 *
 * @param quotations how many came; counted only where two are needed
 */
public record QuotationEntry(Integer quotations, String decision, String comment) {}
