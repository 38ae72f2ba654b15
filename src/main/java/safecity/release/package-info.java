/**
 * What is given to those who assess a project from outside: releases, each approved and numbered, and the room in which
 * they are read. Nothing that was not released is read there.
 */
@NullMarked
package safecity.release;

import org.jspecify.annotations.NullMarked;
