/**
 * The domestic and the international audit: panels and conflicts of interest, results, findings and how they are corrected.
 */
@NullMarked
@NamedInterface("audit")
package safecity.accreditation.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
