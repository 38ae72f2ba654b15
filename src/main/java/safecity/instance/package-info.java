/**
 * The manager's view of procedures as they run: every one of a project, running and finished, where it stands, what failed in it
 * and why, and what can be done about that: trying again, holding up, letting go on. What community Cockpit shows of running
 * ones in the engine's words stands here in ours, finished ones too.
 */
@NullMarked
package safecity.instance;

import org.jspecify.annotations.NullMarked;
