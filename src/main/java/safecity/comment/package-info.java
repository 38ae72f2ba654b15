/**
 * Remarks of people on tasks, with mentions that notify. The engine's own comments are closed: whoever sees a task could
 * delete them there, and they are read past the municipalities.
 */
@NullMarked
package safecity.comment;

import org.jspecify.annotations.NullMarked;
