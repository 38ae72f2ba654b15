/**
 * What somebody may do in the engine: roles by kind of group, the engine's grants that follow from them, and the scope in
 * which our own code acts for nobody.
 */
@NullMarked
@NamedInterface("authorization")
package safecity.engine.authorization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
