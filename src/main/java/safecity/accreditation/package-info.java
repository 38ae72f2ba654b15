/**
 * The accreditation by ISCCC, in rooms: the scheme, the annual reports, the application, the audits and the declaration.
 */
@NullMarked
package safecity.accreditation;

import org.jspecify.annotations.NullMarked;
