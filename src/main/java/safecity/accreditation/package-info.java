/**
 * The accreditation by ISCCC, in rooms: the scheme, the annual reports, the application, the audits and the declaration.
 */
package safecity.accreditation;
