/**
 * How far a project is: what the engine has really passed, weighed by the plan.
 */
@NullMarked
@NamedInterface("progress")
package safecity.project.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
