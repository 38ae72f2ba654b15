/**
 * Who is known to the engine: accounts, their groups and municipalities, and the posts that are lent for a time.
 */
@NullMarked
@NamedInterface("identity")
package safecity.engine.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
