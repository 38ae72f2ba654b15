/**
 * User tasks, open and ended: where each stands, who may do it, to whom it is handed over, and what becomes known when it
 * ends.
 */
@NullMarked
@NamedInterface("tasks")
package safecity.engine.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
