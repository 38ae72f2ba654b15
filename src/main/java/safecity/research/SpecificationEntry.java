package safecity.research;

/**
 * What the specification says of a research contract; money in won without VAT.
 *
 * @param estimatedPrice in won, without VAT
 */
public record SpecificationEntry(long estimatedPrice, String contractKind, String firmKind, String scope) {}
