/**
 * The application (공인신청서): whether it may be made, its sections in Korean and English, and the versions that were
 * submitted.
 */
@NullMarked
@NamedInterface("application")
package safecity.accreditation.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
