/** The demonstration: its own clock, which an administrator lets run. */
@NullMarked
package safecity.demo;

import org.jspecify.annotations.NullMarked;
