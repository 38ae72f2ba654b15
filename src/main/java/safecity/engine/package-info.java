/**
 * The process engine, known here and nowhere else: this package puts its rooms together, and the product reaches it through
 * the ports of those rooms.
 */
@NullMarked
package safecity.engine;

import org.jspecify.annotations.NullMarked;
