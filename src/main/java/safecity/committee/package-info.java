/**
 * The safety city committee: candidates, appointment, the balance of the sexes, seats and terms.
 */
@NullMarked
package safecity.committee;

import org.jspecify.annotations.NullMarked;
