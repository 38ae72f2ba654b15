/**
 * A plan as people write it in the browser: what was typed, how it is read, what does not fit together, and the version that
 * it becomes.
 */
@NullMarked
package safecity.planning;

import org.jspecify.annotations.NullMarked;
