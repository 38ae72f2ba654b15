/**
 * The one clock of engine and application, the deadlines that rest on it, and time travel for the demo and for tests.
 */
@NullMarked
@NamedInterface("time")
package safecity.engine.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
