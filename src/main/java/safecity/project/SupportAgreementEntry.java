package safecity.project;

/**
 * The support agreement with the support centre.
 */
public record SupportAgreementEntry(String agreementPartners, Integer agreementYears, String agreementDocument) {}
