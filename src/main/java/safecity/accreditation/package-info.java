/**
 * Accreditation: the certification schemes as versioned data, the annual reports, the application, the audits with their
 * findings, and the declaration.
 */
package safecity.accreditation;
