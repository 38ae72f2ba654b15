/**
 * Certification projects: how one is opened and run, changed and given up. Plan, progress and the overview for people have
 * rooms of their own.
 */
@NullMarked
package safecity.project;

import org.jspecify.annotations.NullMarked;
