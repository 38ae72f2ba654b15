/**
 * A project as people and programs read it: milestones, money, findings and open tasks on one page.
 */
@NullMarked
@NamedInterface("overview")
package safecity.project.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
