/**
 * A project as people and programs read it: milestones, money, findings and open tasks on one page.
 */
@NamedInterface("overview")
package safecity.project.overview;

import org.springframework.modulith.NamedInterface;
