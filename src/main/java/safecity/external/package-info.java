/** Other systems on which this one relies: how long they are waited for, and what is said while they are away. */
@NullMarked
package safecity.external;

import org.jspecify.annotations.NullMarked;
