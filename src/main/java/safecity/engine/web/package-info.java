/**
 * The filters around both mounts of the engine's API: who is signed in, how large a body may be, and how a refusal is
 * answered.
 */
@NullMarked
@NamedInterface("web")
package safecity.engine.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
