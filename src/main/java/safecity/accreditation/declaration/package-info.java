/**
 * Certificates and the declaration ceremony, with the periods before an election in which it may not be held.
 */
@NullMarked
@NamedInterface("declaration")
package safecity.accreditation.declaration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
