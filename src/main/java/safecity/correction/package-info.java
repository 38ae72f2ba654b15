/** How what was recorded wrongly is put right: asked for with a reason, checked by a second person, by a row of its own. */
@NullMarked
package safecity.correction;

import org.jspecify.annotations.NullMarked;
