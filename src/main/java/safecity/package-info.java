/** The application that brings the capabilities together; each has its package, none has anything here. */
@NullMarked
package safecity;

import org.jspecify.annotations.NullMarked;
