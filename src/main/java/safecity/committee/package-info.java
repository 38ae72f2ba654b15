/**
 * The safety city committee: candidates, appointment, the balance of the sexes, seats and terms.
 */
package safecity.committee;
