/**
 * How far a project is: what the engine has really passed, weighed by the plan.
 */
@NamedInterface("progress")
package safecity.project.progress;

import org.springframework.modulith.NamedInterface;
