/**
 * Certification schemes as versioned data: criteria, sections of the application form, terms, and how the criteria of one
 * live on in the next.
 */
@NullMarked
@NamedInterface("scheme")
package safecity.accreditation.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
