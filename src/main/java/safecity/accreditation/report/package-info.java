/**
 * Annual reports: collected from departments and bodies, written by criterion, reviewed and accepted.
 */
@NullMarked
@NamedInterface("report")
package safecity.accreditation.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
