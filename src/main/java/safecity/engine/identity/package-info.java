/**
 * Who is known to the engine: accounts, their groups and municipalities, and the posts that are lent for a time.
 */
@NamedInterface("identity")
package safecity.engine.identity;

import org.springframework.modulith.NamedInterface;
