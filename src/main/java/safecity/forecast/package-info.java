/**
 * When a project's milestones and its declaration are to be expected: a simulation from the plan, what is done, what is open
 * and how long things take.
 */
@NullMarked
package safecity.forecast;

import org.jspecify.annotations.NullMarked;
