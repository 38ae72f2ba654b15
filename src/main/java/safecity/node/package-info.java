/** One node of the installation as its operator sees it: how it stops, whether its work by the clock succeeds, its figures. */
@NullMarked
package safecity.node;

import org.jspecify.annotations.NullMarked;
