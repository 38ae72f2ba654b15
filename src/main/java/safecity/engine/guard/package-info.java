/** Refuses, inside the engine and so for every client, what its programming interface would let anybody do. */
@NullMarked
package safecity.engine.guard;

import org.jspecify.annotations.NullMarked;
