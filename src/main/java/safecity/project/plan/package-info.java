/**
 * The plan of a project in its versions: how a plan file is read, what is checked in it, and the baselines that were adopted.
 */
@NamedInterface("plan")
package safecity.project.plan;

import org.springframework.modulith.NamedInterface;
