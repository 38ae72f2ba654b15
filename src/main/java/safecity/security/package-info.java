/**
 * Sign-in, sessions and what each role may call; the record of access that the law asks for.
 */
package safecity.security;
