/**
 * Certificates and the declaration ceremony, with the periods before an election in which it may not be held.
 */
@NamedInterface("declaration")
package safecity.accreditation.declaration;

import org.springframework.modulith.NamedInterface;
