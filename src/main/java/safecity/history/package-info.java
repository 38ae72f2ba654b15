/**
 * The history (감사자료): everything that was done in the projects, found by whoever looks for it and told as a story; what an act
 * changed, from the ledger. Whatever holds a fact is told here or is named among what is left out.
 */
@NullMarked
package safecity.history;

import org.jspecify.annotations.NullMarked;
