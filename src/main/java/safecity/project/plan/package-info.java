/**
 * The plan of a project in its versions: how a plan file is read, what is checked in it, and the baselines that were adopted.
 */
@NullMarked
@NamedInterface("plan")
package safecity.project.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
