/**
 * Sign-in, sessions and what each role may call; the record of access that the law asks for.
 */
@NullMarked
package safecity.security;

import org.jspecify.annotations.NullMarked;
