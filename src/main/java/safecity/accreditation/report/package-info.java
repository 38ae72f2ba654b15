/**
 * Annual reports: collected from departments and bodies, written by criterion, reviewed and accepted.
 */
@NamedInterface("report")
package safecity.accreditation.report;

import org.springframework.modulith.NamedInterface;
