/**
 * What a failure of the engine means to whoever asked: found by the type of the exception, and carried to the answer as
 * one.
 */
@NullMarked
package safecity.engine.failure;

import org.jspecify.annotations.NullMarked;
