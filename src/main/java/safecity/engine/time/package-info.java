/**
 * The one clock of engine and application, the deadlines that rest on it, and time travel for the demo and for tests.
 */
@NamedInterface("time")
package safecity.engine.time;

import org.springframework.modulith.NamedInterface;
