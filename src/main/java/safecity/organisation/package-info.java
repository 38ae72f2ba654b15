/**
 * Municipalities and their departments: which department has a duty, who works there, and reassignment by a manager.
 */
@NullMarked
package safecity.organisation;

import org.jspecify.annotations.NullMarked;
